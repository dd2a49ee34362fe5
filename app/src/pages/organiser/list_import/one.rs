//! `/organise/newsletters/{slug}/import/{id}`: what becomes of each row; then how far it has got.

use leptos::prelude::*;

use crate::components::desk::{Desk, DeskDocument};
use crate::components::facts::{Fact, Facts};
use crate::components::notice::{Notice, Tone};
use crate::components::render::render;
use crate::components::text::{Paragraphs, Piece, Said};
use crate::domain::list_import::{ImportReport, ImportState, ListFormat, RowFate};
use crate::domain::newsletter::Newsletter;
use crate::paths;
use crate::text::{Words, dates};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct ListImportPage {
    /// The frame.
    pub desk: Desk,
    /// The newsletter.
    pub newsletter: Newsletter,
    /// Its state.
    pub state: ImportState,
    /// What becomes of the rows.
    pub report: ImportReport,
    /// How many people were added.
    pub done: u32,
    /// How many weren't, because of what they did in the meantime.
    pub skipped: u32,
}

/// The page.
#[must_use]
pub fn html(page: ListImportPage) -> String {
    render(move || {
        let words = page.desk.words();
        let of = Piece::of(&page.newsletter.content.title, &words);
        let back = paths::organise::newsletter(&page.newsletter.slug);
        let title = words.get(match page.state {
            ImportState::Reading | ImportState::Checked => "desk-import-checked-title",
            ImportState::Running => "desk-import-running-title",
            ImportState::Done => "desk-import-done-title",
        });
        let main = match page.state {
            ImportState::Reading | ImportState::Checked => checked(&words, &page),
            ImportState::Running => running(&words, &page),
            ImportState::Done => done(&words, &page),
        };
        view! {
            <DeskDocument desk=page.desk title=title.clone()>
                <p class="when"><a href=back><Said piece=of/></a></p>
                <h1>{title}</h1>
                {main}
            </DeskDocument>
        }
    })
}

fn checked(words: &Words, page: &ListImportPage) -> AnyView {
    let report = &page.report;
    let new = report.count(RowFate::New);
    let others = report.rows() - new;
    let wrong = (report.wrong_answers > 0).then(|| {
        view! { <p>{words.with("desk-import-wrong-answers", [("count", report.wrong_answers.into())])}</p> }
    });
    let start = if new > 0 {
        let label = words.with("desk-import-start", [("count", new.into())]);
        view! {
            <p>{words.get("desk-import-mail")}</p>
            <p class="buttons"><button name="do" value="start">{label}</button></p>
        }
        .into_any()
    } else {
        view! { <p class="empty">{words.get("desk-import-nobody")}</p> }.into_any()
    };
    let again = paths::organise::newsletter_import(&page.newsletter.slug);
    view! {
        <ul class="numbers">
            <li><b>{new.to_string()}</b>" "{words.get("desk-import-new")}</li>
            <li><b>{others.to_string()}</b>" "{words.get("desk-import-not-new")}</li>
        </ul>
        {fates(words, report)}
        {wrong}
        <h2>{words.get("desk-import-read-as")}</h2>
        <Facts facts=read_as(words, report)/>
        {(new > 0).then(|| proof(words, report))}
        <form method="post">
            {start}
            <p class="buttons">
                <a href=again>{words.get("desk-import-again")}</a>
                <button class="text danger" name="do" value="discard">{words.get("desk-import-discard")}</button>
            </p>
        </form>
    }
    .into_any()
}

/// How many rows have each fate, and the first of them.
fn fates(words: &Words, report: &ImportReport) -> impl IntoView + use<> {
    let labels = ["desk-import-column-fate", "desk-import-column-count", "desk-import-column-first"];
    let [fate_label, count_label, first_label] = labels.map(|key| words.get(key));
    let rows = RowFate::ALL.iter().filter(|fate| report.count(**fate) > 0).map(|fate| {
        let first = report.first.get(fate).map(Vec::as_slice).unwrap_or_default().iter().map(|(row, text)| {
            let key = if text.is_empty() { "desk-import-row-empty" } else { "desk-import-row" };
            view! { <li>{words.with(key, [("row", (*row).into()), ("text", text.clone().into())])}</li> }
        });
        view! {
            <tr>
                <th scope="row">{words.get(&format!("desk-import-fate-{}", fate.name()))}</th>
                <td data-label=count_label.clone()>{report.count(*fate).to_string()}</td>
                <td data-label=first_label.clone()><ul>{first.collect::<Vec<_>>()}</ul></td>
            </tr>
        }
    });
    let rows = rows.collect::<Vec<_>>();
    view! {
        <table class="cards">
            <caption>{words.get("desk-import-caption")}</caption>
            <thead>
                <tr>
                    <th scope="col">{fate_label}</th>
                    <th scope="col">{count_label}</th>
                    <th scope="col">{first_label}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn read_as(words: &Words, report: &ImportReport) -> Vec<Fact> {
    let named = |columns: &[String]| {
        if columns.is_empty() { words.get("desk-import-none") } else { columns.join(", ") }
    };
    let format = report.format.map(ListFormat::title);
    let mut facts: Vec<Fact> =
        format.into_iter().map(|title| Fact::new(words.get("desk-import-format"), title)).collect();
    facts.push(Fact::new(words.get("desk-import-encoding"), report.encoding.clone()));
    facts.push(Fact::new(words.get("desk-import-taken"), named(&report.taken)));
    facts.push(Fact::new(words.get("desk-import-left-out"), named(&report.left_out)));
    facts
}

fn proof(words: &Words, report: &ImportReport) -> impl IntoView + use<> {
    let statement = &report.statement;
    let wording = Piece::own(statement.wording.clone());
    let day = dates::day(words, statement.at, words.home());
    let when = match &report.days {
        Some(column) => words.with("desk-import-proof-days", [("column", column.clone().into()), ("day", day.into())]),
        None => day,
    };
    let facts = vec![
        Fact::new(words.get("desk-import-proof-when"), when),
        Fact::new(
            words.get("desk-import-proof-how"),
            words.get(&format!("desk-import-means-{}", statement.means.name())),
        ),
        Fact::new(words.get("desk-import-proof-wording"), view! { <Paragraphs piece=wording/> }),
    ];
    view! { <h2>{words.get("desk-import-proof")}</h2><Facts facts/> }
}

/// A bar, and the same in words.
fn bar(words: &Words, page: &ListImportPage) -> impl IntoView + use<> {
    let total = page.report.count(RowFate::New);
    let over = (page.done + page.skipped).min(total);
    let label = words.with("desk-import-progress", [("done", page.done.into()), ("total", total.into())]);
    view! {
        <p class="progress">
            <progress max=total.max(1).to_string() value=over.to_string() aria-label=label.clone()></progress>
            <strong>{label}</strong>
        </p>
        {skipped(words, page)}
    }
}

fn skipped(words: &Words, page: &ListImportPage) -> Option<impl IntoView + use<>> {
    let count = page.skipped;
    (count > 0).then(|| view! { <p class="small">{words.with("desk-import-skipped", [("count", count.into())])}</p> })
}

fn running(words: &Words, page: &ListImportPage) -> AnyView {
    view! {
        <p class="lead">{words.get("desk-import-running-text")}</p>
        {bar(words, page)}
        // Without a path it leads to this page.
        <p class="buttons"><a class="button quiet" href="">{words.get("desk-import-reload")}</a></p>
        <form method="post">
            <p>{words.get("desk-import-stop-text")}</p>
            <p class="buttons">
                <button class="quiet danger" name="do" value="discard">{words.get("desk-import-stop")}</button>
            </p>
        </form>
    }
    .into_any()
}

fn done(words: &Words, page: &ListImportPage) -> AnyView {
    let text = words.with("desk-import-done-text", [("done", page.done.into())]);
    let (skipped, deleted) = (skipped(words, page), words.get("desk-import-deleted"));
    let back = paths::organise::newsletter(&page.newsletter.slug);
    view! {
        <Notice tone=Tone::Done heading=text>{skipped}<p>{deleted}</p></Notice>
        <p class="buttons"><a class="button" href=back>{words.get("desk-import-back")}</a></p>
    }
    .into_any()
}
