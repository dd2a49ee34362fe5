//! The parts that pages share.

pub mod agreement;
pub mod date_block;
pub mod desk;
pub mod desk_form;
pub mod document;
pub mod errors;
pub mod facts;
pub mod form_notice;
pub mod frame;
pub mod guidance;
pub mod json_ld;
pub mod links;
pub mod listing;
pub mod markdown;
pub mod notice;
pub mod password;
pub mod qr;
pub mod question;
pub mod reach;
pub mod record;
pub mod render;
pub mod script;
pub mod sign_up_form;
pub mod slip;
pub mod text;
