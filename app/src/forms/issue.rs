//! The forms of an issue: what it says and who gets it, and when it's sent.

use chrono::{DateTime, Utc};

use super::announcement::{moment, unfit};
use super::state::FormState;
use crate::domain::announcement::WrittenError;
use crate::domain::audience::Audience;
use crate::domain::field::{Choices, Field, FieldKey};
use crate::domain::issue::{Issue, IssueContent};
use crate::domain::newsletter::Newsletter;
use crate::domain::purpose::PurposeVersion;
use crate::text::Words;

/// An issue as written.
#[derive(Clone, Debug)]
pub struct IssueDraft {
    /// What it says.
    pub content: IssueContent,
    /// Who gets it.
    pub audience: Audience,
}

/// What the form holds in place of an answer that the newsletter no longer asks for: it's refused until somebody chooses,
/// so that an issue for a few never becomes one for everybody unseen.
pub const LOST: &str = "?";

/// The input of a picture's file.
pub const PICTURE: &str = "picture";
/// The input of what a picture shows.
pub const PICTURE_ALT: &str = "picture_alt";
/// The input that says that a picture is decoration.
pub const DECORATION: &str = "picture_decoration";
/// The value of `do` in an autosave.
pub const AUTOSAVE: &str = "autosave";

/// The form, filled from an issue.
#[must_use]
pub fn filled(issue: &Issue, version: &PurposeVersion) -> FormState {
    let content = &issue.content;
    let answer = answers(version).into_iter().find(|(field, value)| {
        let given = crate::domain::field::Answers([(field.key.clone(), vec![value.clone()])].into());
        issue.answer.as_ref().is_some_and(|answer| answer.is_among(version, &given))
    });
    FormState::filled([
        ("subject", content.subject.clone()),
        ("preview", content.preview.clone()),
        ("text", content.text.clone()),
        (
            "answer",
            match answer {
                Some((field, value)) => choice(&field.key, &value),
                None if issue.answer.is_some() => LOST.to_owned(),
                None => String::new(),
            },
        ),
        ("revision", issue.revision.to_string()),
    ])
}

/// Every answer that readers can be chosen by: the field, and the value of the answer.
#[must_use]
pub fn answers(version: &PurposeVersion) -> Vec<(Field, String)> {
    let asked = version.wording.fields.iter().filter(|field| field.agreement.is_none());
    let all = asked.flat_map(|field| {
        let values = match field.kind.choices() {
            Choices::None => vec![],
            Choices::YesNo => vec!["yes".to_owned(), "no".to_owned()],
            Choices::Options => field.options.iter().map(|option| option.value.clone()).collect(),
        };
        values.into_iter().map(move |value| (field.clone(), value))
    });
    all.collect()
}

/// An answer as the form sends it.
#[must_use]
pub fn choice(field: &FieldKey, value: &str) -> String {
    format!("{}:{value}", field.as_str())
}

/// Reads what it says and who gets it.
///
/// # Errors
/// The form with its errors.
pub fn read(
    words: &Words,
    mut form: FormState,
    newsletter: &Newsletter,
    version: &PurposeVersion,
) -> Result<IssueDraft, FormState> {
    let subject = IssueContent::subject(form.typed.first("subject"));
    let subject = keep(&mut form, words, "subject", subject);
    let preview = IssueContent::preview(form.typed.first("preview"));
    let preview = keep(&mut form, words, "preview", preview);
    let text = IssueContent::text(form.typed.first("text"));
    let text = keep(&mut form, words, "text", text);
    let audience = match form.typed.first("answer") {
        "" => Some(Audience::readers(newsletter)),
        answer => narrowed(newsletter, version, answer),
    };
    if audience.is_none() {
        form.refuse("answer", words.get("issue-error-answer"));
    }
    match (subject, preview, text, audience) {
        (Some(subject), Some(preview), Some(text), Some(audience)) if !form.is_refused() => {
            Ok(IssueDraft { content: IssueContent { subject, preview, text }, audience })
        }
        _ => Err(form),
    }
}

fn narrowed(newsletter: &Newsletter, version: &PurposeVersion, answer: &str) -> Option<Audience> {
    let (field, value) = answer.split_once(':')?;
    Audience::readers_with(newsletter, version, &FieldKey::parse(field).ok()?, value)
}

fn keep(form: &mut FormState, words: &Words, name: &str, checked: Result<String, WrittenError>) -> Option<String> {
    let sentence = match checked {
        Ok(text) => return Some(text),
        Err(error) => unfit(words, &format!("issue-{name}"), error),
    };
    form.refuse(name, sentence);
    None
}

/// Reads when it's to be sent, by the organisation's clock.
///
/// # Errors
/// The form with its error.
pub fn read_time(
    words: &Words,
    mut form: FormState,
    (now, latest): (DateTime<Utc>, DateTime<Utc>),
) -> Result<DateTime<Utc>, FormState> {
    match moment(words, form.typed.first("date"), form.typed.first("time"), (words.home(), now)) {
        Ok(at) if at > now && at < latest => return Ok(at),
        Ok(_) => form.refuse("date", words.get("issue-error-time")),
        Err(error) => form.refuse("date", error),
    }
    Err(form)
}
