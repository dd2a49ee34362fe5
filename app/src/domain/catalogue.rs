//! Ready questions, each in its least intrusive form. Their words are in the Fluent files.

use super::field::FieldKind;

/// A ready question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CatalogueQuestion {
    /// Its key in forms and, after a prefix, in the Fluent files.
    pub key: &'static str,
    /// What kind of answer it takes.
    pub kind: FieldKind,
    /// How many options it has.
    pub options: u8,
    /// Whether it has a hint.
    pub hint: bool,
    /// Whether it comes with a reason; if not, the organiser has to give one.
    pub why: bool,
    /// Whether the answer is special category data.
    pub special: bool,
    /// Whether an answer is needed.
    pub required: bool,
    /// How many days after the event the answer is deleted, where that is sooner than the rest.
    pub keep: Option<i64>,
}

const PLAIN: CatalogueQuestion = CatalogueQuestion {
    key: "",
    kind: FieldKind::LongText,
    options: 0,
    hint: false,
    why: true,
    special: false,
    required: false,
    keep: None,
};

/// Every ready question.
pub const CATALOGUE: [CatalogueQuestion; 8] = [
    CatalogueQuestion { key: "access", hint: true, special: true, keep: Some(3), ..PLAIN },
    CatalogueQuestion { key: "food", hint: true, special: true, keep: Some(3), ..PLAIN },
    CatalogueQuestion { key: "phone", kind: FieldKind::Phone, keep: Some(1), ..PLAIN },
    CatalogueQuestion { key: "member", kind: FieldKind::YesNo, why: false, ..PLAIN },
    CatalogueQuestion { key: "over_18", kind: FieldKind::YesNo, required: true, ..PLAIN },
    CatalogueQuestion { key: "help", kind: FieldKind::SeveralOf, options: 3, ..PLAIN },
    CatalogueQuestion { key: "times", kind: FieldKind::SeveralOf, options: 3, ..PLAIN },
    CatalogueQuestion { key: "ask", ..PLAIN },
];

/// The ready question with this key.
#[must_use]
pub fn find(key: &str) -> Option<&'static CatalogueQuestion> {
    CATALOGUE.iter().find(|entry| entry.key == key)
}
