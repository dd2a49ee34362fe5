//! The stylesheet, in the order of its parts.

/// Every part of `style/` that all pages have, joined.
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

/// The icon for those who ask for `/favicon.ico` unasked: the ticket that pages carry with them, as a picture.
pub const ICON: &[u8] = include_bytes!("../../style/favicon.ico");

/// What organisers' pages have beside that.
pub const DESK_STYLE: &str = include_str!("../../style/desk.css");
