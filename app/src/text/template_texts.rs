//! The texts of templates and ready questions.

use super::{Words, everywhere};
use crate::domain::catalogue::{CATALOGUE, CatalogueQuestion};
use crate::domain::language::LocalText;
use crate::domain::purpose::{LawfulBasis, SpecialCondition};
use crate::domain::retention::Keep;
use crate::domain::template::{BUILT_IN, BuiltIn, Template};

/// This many days, at most the longest allowed.
#[must_use]
pub fn days(days: i64) -> Keep {
    Keep::parse(&format!("P{}D", days.clamp(0, Keep::LONGEST.num_days()))).unwrap_or(Keep::DEFAULT)
}

/// The templates that every site starts with, by slug.
#[must_use]
pub fn templates() -> Vec<(&'static str, Template)> {
    BUILT_IN.iter().map(|template| (template.slug, built_in(template))).collect()
}

fn built_in(template: &BuiltIn) -> Template {
    let slug = template.slug;
    let text = |of: &str| -> LocalText { everywhere(&format!("kind-{slug}-{of}")) };
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Template {
        what: template.what,
        name: text("name"),
        about: text("about"),
        statement: text("statement"),
        lawful_basis: template.lawful_basis,
        interest: (template.lawful_basis == LawfulBasis::LegitimateInterests).then(|| text("interest")),
        special_condition: Some(SpecialCondition::ExplicitConsent),
        seen_by: text("seen-by"),
        keep: days(template.days.0),
        longest: days(template.days.1),
        name_asked: template.name_asked,
        questions: owned(template.questions),
        special: owned(template.special),
        online: template.online,
    }
}

/// The texts of a ready question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionTexts {
    /// The question.
    pub label: String,
    /// How to answer; empty if that's obvious.
    pub hint: String,
    /// Why it's asked; empty if only the organiser can know.
    pub why: String,
    /// Its options.
    pub options: Vec<String>,
}

/// The texts of a ready question.
#[must_use]
pub fn question(words: &Words, entry: &CatalogueQuestion) -> QuestionTexts {
    let CatalogueQuestion { key, .. } = entry;
    let say =
        |part: &str, there: bool| if there { words.get(&format!("catalogue-{key}-{part}")) } else { String::new() };
    QuestionTexts {
        label: say("label", true),
        hint: say("hint", entry.hint),
        why: say("why", entry.why),
        options: (1..=entry.options).map(|n| say(&format!("option-{n}"), true)).collect(),
    }
}

/// The label of a ready question in every language.
#[must_use]
pub fn label(key: &str) -> LocalText {
    everywhere(&format!("catalogue-{key}-label"))
}

/// Every ready question with its texts.
#[must_use]
pub fn questions(words: &Words) -> Vec<(&'static CatalogueQuestion, QuestionTexts)> {
    CATALOGUE.iter().map(|entry| (entry, question(words, entry))).collect()
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::domain::language::Language;
    use crate::domain::why::REASON;

    #[test]
    fn every_ready_question_can_be_asked_as_it_comes() {
        for (entry, said) in questions(&Words::timeless(&Language::english())) {
            assert!(!said.label.contains("Unknown"), "{said:?}");
            assert!(said.why.split_whitespace().count() <= REASON, "{}", entry.key);
            assert_eq!(entry.kind.has_options(), said.options.len() >= 2, "{}", entry.key);
        }
    }

    #[test]
    fn every_kind_asks_what_the_catalogue_has_and_no_special_question_but_its_own() {
        for (slug, template) in templates() {
            for key in template.questions.iter().chain(&template.special) {
                let entry = crate::domain::catalogue::find(key).unwrap();
                assert!(!entry.special || template.special.contains(key), "{slug} asks {key}");
            }
            assert!(template.keep <= template.longest, "{slug}");
            assert_eq!(
                template.interest.is_some(),
                template.lawful_basis == LawfulBasis::LegitimateInterests,
                "{slug}"
            );
        }
    }

    #[test]
    fn days_stay_within_what_may_be_kept() {
        assert_eq!(days(3).length(), TimeDelta::days(3));
        assert_eq!(days(500).length(), Keep::LONGEST);
    }
}
