//! The stylesheet, in the order of its parts.

/// Every part of `style/` that all pages use, joined.
pub const STYLE: &str = concat!(
    include_str!("../../style/tokens.css"),
    include_str!("../../style/base.css"),
    include_str!("../../style/frame.css"),
    include_str!("../../style/parts.css"),
    include_str!("../../style/forms.css"),
    include_str!("../../style/slip.css"),
    include_str!("../../style/islands.css"),
    include_str!("../../style/print.css"),
);

/// The icon for clients that request `/favicon.ico` without being told to: the ticket from the pages, as a picture.
pub const ICON: &[u8] = include_bytes!("../../style/favicon.ico");

/// What organisers' pages use besides that.
pub const DESK_STYLE: &str = include_str!("../../style/desk.css");
