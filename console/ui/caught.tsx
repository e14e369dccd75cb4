import { Component, type ReactNode } from 'react';

interface CaughtProps {
  /** Another one is tried anew. */
  readonly what: unknown;
  /** What is shown instead of a part that cannot be drawn. */
  readonly instead: ReactNode;
  readonly children: ReactNode;
}

/** A part that breaks leaves the rest of the page alone. */
export class Caught extends Component<CaughtProps, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override componentDidUpdate({ what }: CaughtProps) {
    if (this.state.isBroken && what !== this.props.what) this.setState({ isBroken: false });
  }

  override render() {
    return this.state.isBroken ? this.props.instead : this.props.children;
  }
}
