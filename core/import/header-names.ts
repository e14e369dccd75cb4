import type { ImportKind } from './import-request.ts';

/** What people call a column, by its field: letters and digits only, in English and Russian. The first that fits counts. */
const ofBoth: Record<string, string> = {
  email:
    'email emailaddress mail customeremail почта эпочта элпочта электроннаяпочта адресэлектроннойпочты емейл имейл емаил адреспочты emailклиента',
  phone:
    'phone phonenumber mobile mobilephone cell cellphone tel telephone msisdn customerphone телефон номертелефона мобильный мобильныйтелефон сотовый тел телефонклиента',
  loyaltyCard:
    'loyaltycard loyaltycardnumber card cardnumber cardno discountcard bonuscard карта номеркарты карталояльности картапокупателя картаклиента дисконтнаякарта бонуснаякарта',
  userId:
    'userid customerid clientid customernumber customerno accountid ид idклиента кодклиента номерклиента idпокупателя idпользователя клиентid',
};

const ofCustomers: Record<string, string> = {
  userId: 'id код',
  'traits.firstName': 'firstname givenname forename имя',
  'traits.lastName': 'lastname surname familyname фамилия',
  'traits.middleName': 'middlename patronymic отчество',
  'traits.name': 'name fullname customername contactname фио имяфамилия имяклиента клиент покупатель',
  'traits.birthday': 'birthday birthdate dateofbirth dob датарождения деньрождения др',
  'traits.gender': 'gender sex пол',
  'traits.city': 'city town город',
  'traits.country': 'country countrycode страна',
  'traits.zip': 'zip zipcode postcode postalcode индекс почтовыйиндекс',
  'traits.address': 'address street адрес улица',
  'traits.locale': 'locale language lang язык',
  'traits.timezone': 'timezone tz часовойпояс',
  'consent.email':
    'consent emailconsent consentemail newsletter subscribed acceptsmarketing acceptsemailmarketing optin emailoptin согласие согласиенарассылку согласиенаemail подписка подписан рассылка',
  'consent.email.at':
    'consentdate emailconsentdate consentemaildate subscribedat optindate датасогласия датаподписки',
  'consent.email.text': 'consenttext emailconsenttext текстсогласия',
  'consent.sms': 'smsconsent consentsms smsoptin acceptssmsmarketing согласиенаsms согласиенасмс смс',
  'consent.sms.at': 'smsconsentdate consentsmsdate датасогласиясмс датасогласияsms',
  'consent.sms.text': 'smsconsenttext текстсогласиясмс',
  at: 'updatedat lastmodified modified датаизменения обновлен',
};

const ofOrders: Record<string, string> = {
  orderId:
    'orderid order ordernumber orderno invoice invoiceno invoicenumber receipt receiptno receiptnumber id заказ номерзаказа заказа чек номерчека idзаказа документ',
  at: 'date orderdate createdat created orderedat datetime time invoicedate timestamp дата датазаказа датачека датапродажи датаивремя создан',
  total: 'total ordertotal amount sum grandtotal сумма итого суммазаказа суммачека всего',
  revenue: 'revenue выручка',
  currency: 'currency currencycode валюта',
  productId:
    'productid sku article articleno itemid itemno stockcode productcode артикул кодтовара idтовара код',
  name: 'product productname item itemname description title товар наименование название номенклатура наименованиетовара',
  quantity: 'quantity qty count pieces количество колво кол шт',
  price: 'price unitprice itemprice цена ценазаединицу ценатовара',
  category: 'category productcategory group категория группа раздел',
};

/** `E-mail` and `e mail`, `Ё` and `е`: as they are compared. */
export const bareHeader = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]/gu, '');

const indexOf = (...tables: Record<string, string>[]): Map<string, string> => {
  const names = tables.flatMap((table) => Object.entries(table));
  const all = names.flatMap(([field, words]) =>
    words.split(' ').map((word): [string, string] => [bareHeader(word), field]),
  );
  return new Map(all.toReversed());
};

/** Bare header → field. */
export const headerNames: Record<ImportKind, ReadonlyMap<string, string>> = {
  customers: indexOf(ofBoth, ofCustomers),
  orders: indexOf(ofBoth, ofOrders),
};
