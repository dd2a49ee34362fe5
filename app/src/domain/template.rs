//! Templates of events and newsletters: purpose, basis, condition, questions and end are already right, so that
//! organisers don't have to know the law. A data officer can change them.

use serde::{Deserialize, Serialize};

use super::audit::names;
use super::field::Field;
use super::language::LocalText;
use super::purpose::{LawfulBasis, PurposeKind, SpecialCondition};
use super::retention::Keep;

names! {
    /// Whether the form asks for a name for the door.
    NameAsked {
        /// No.
        Off = "off",
        /// It's optional.
        Optional = "optional",
        /// It's required.
        Required = "required",
    }
}

impl NameAsked {
    /// The setting of a form with this field for the name.
    #[must_use]
    pub fn of(field: Option<&Field>) -> Self {
        field.map_or(Self::Off, |field| if field.required { Self::Required } else { Self::Optional })
    }
}

/// A template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// Event or newsletter.
    pub what: PurposeKind,
    /// Its name.
    pub name: LocalText,
    /// When to use it.
    pub about: LocalText,
    /// What the data is for.
    pub statement: LocalText,
    /// Why that is lawful.
    pub lawful_basis: LawfulBasis,
    /// The legitimate interest, where that is the basis.
    pub interest: Option<LocalText>,
    /// The condition for special category data.
    pub special_condition: Option<SpecialCondition>,
    /// Who sees it.
    pub seen_by: LocalText,
    /// How long it is kept by default.
    pub keep: Keep,
    /// How long an organiser may keep it without the data officer's approval.
    pub longest: Keep,
    /// Whether the form asks for a name.
    pub name_asked: NameAsked,
    /// The ready questions that the form starts with.
    pub questions: Vec<String>,
    /// The special ready questions that may be asked.
    pub special: Vec<String>,
    /// Whether the event is online.
    pub online: bool,
}

/// What the built-in templates differ in, apart from their texts.
#[derive(Clone, Copy, Debug)]
pub struct BuiltIn {
    /// Its name in URLs and, after a prefix, in the Fluent files.
    pub slug: &'static str,
    /// Event or newsletter.
    pub what: PurposeKind,
    /// Why it's lawful; legitimate interests are worded separately.
    pub lawful_basis: LawfulBasis,
    /// How many days it's kept by default, and at most without approval.
    pub days: (i64, i64),
    /// Whether the form asks for a name.
    pub name_asked: NameAsked,
    /// The questions that the form starts with.
    pub questions: &'static [&'static str],
    /// The special questions that may be asked.
    pub special: &'static [&'static str],
    /// Whether the event is online.
    pub online: bool,
}

/// The templates that every site starts with.
pub const BUILT_IN: [BuiltIn; 6] = [
    BuiltIn { slug: "branch-meeting", questions: &["access"], special: &["access"], ..EVENT },
    BuiltIn { slug: "public-talk", questions: &["access", "ask"], special: &["access"], ..EVENT },
    BuiltIn { slug: "social-with-food", questions: &["food", "access"], special: &["food", "access"], ..EVENT },
    BuiltIn {
        slug: "online-meeting",
        days: (3, 14),
        questions: &["access"],
        special: &["access"],
        name_asked: NameAsked::Off,
        online: true,
        ..EVENT
    },
    BuiltIn {
        slug: "stall-day",
        lawful_basis: LawfulBasis::LegitimateInterests,
        days: (3, 14),
        questions: &["phone", "times"],
        special: &["access", "food"],
        ..EVENT
    },
    BuiltIn { slug: "newsletter", what: PurposeKind::Newsletter, name_asked: NameAsked::Off, special: &[], ..EVENT },
];

const EVENT: BuiltIn = BuiltIn {
    slug: "",
    what: PurposeKind::Event,
    lawful_basis: LawfulBasis::Consent,
    days: (14, 30),
    name_asked: NameAsked::Optional,
    questions: &[],
    special: &[],
    online: false,
};
