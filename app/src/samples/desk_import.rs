//! Sample pages of a list that is brought to a newsletter.

use super::desk::desk;
use super::{newsletter, now};
use crate::domain::list_import::{ConsentMeans, ConsentStatement, ImportReport, ImportState, ListFormat, RowFate};
use crate::forms::state::FormState;
use crate::pages::organiser::list_import::{form, one};

/// What a file of 500 rows would do.
fn report() -> ImportReport {
    let statement = ConsentStatement {
        at: now() - chrono::TimeDelta::days(400),
        means: ConsentMeans::Paper,
        wording: "Please email me the branch's news. I know that I can stop it at any time.".to_owned(),
    };
    let mut report = ImportReport {
        format: Some(ListFormat::Mailchimp),
        encoding: "UTF-8".to_owned(),
        days: Some("OPTIN_TIME".to_owned()),
        taken: ["Email Address", "OPTIN_TIME", "UNSUB_TIME"].map(str::to_owned).to_vec(),
        left_out: ["First Name", "Last Name", "MEMBER_RATING"].map(str::to_owned).to_vec(),
        wrong_answers: 2,
        ..ImportReport::new(statement)
    };
    for row in 2..482 {
        report.note(RowFate::New, row, &format!("person{row}@example.org"));
    }
    for (row, fate) in (482..502).zip(RowFate::ALL.iter().skip(1).cycle()) {
        let text = if *fate == RowFate::Missing { "" } else { "ada@example.org" };
        report.note(*fate, row, text);
    }
    report
}

/// Every page of this part.
pub(super) fn pages() -> Vec<(&'static str, String)> {
    let asking = |form, questions: &[&str]| {
        let questions = questions.iter().map(|question| (*question).to_owned()).collect();
        form::html(form::ListImportForm { desk: desk(), newsletter: newsletter(), questions, form })
    };
    let page = |state, report, done, skipped| {
        one::html(one::ListImportPage { desk: desk(), newsletter: newsletter(), state, report, done, skipped })
    };
    let mut nobody = ImportReport {
        taken: vec!["email".to_owned()],
        encoding: "UTF-8".to_owned(),
        ..ImportReport::new(report().statement)
    };
    nobody.note(RowFate::Subscribed, 2, "ada@example.org");
    nobody.note(RowFate::Invalid, 3, "0161 496 0000");
    let refused = FormState::default()
        .wrong("when", "Enter the day they agreed, like 20/04/2027. It can’t be later than today")
        .wrong("how", "Choose how they agreed")
        .wrong("wording", "Enter what they agreed to, in 2,000 characters or fewer")
        .wrong("file", "Choose the file");
    vec![
        ("desk-import", asking(FormState::default(), &[])),
        ("desk-import-refused", asking(refused, &["Where do you live?"])),
        ("desk-import-checked", page(ImportState::Checked, report(), 0, 0)),
        ("desk-import-nobody", page(ImportState::Checked, nobody, 0, 0)),
        ("desk-import-running", page(ImportState::Running, report(), 120, 1)),
        ("desk-import-done", page(ImportState::Done, report().without_rows(), 478, 2)),
    ]
}
