//! `onpurpose newsletter import`

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use app::domain::list_import::{ConsentMeans, ConsentStatement, ImportReport, RowFate, wording};
use app::forms::when;
use tokio::fs::File;
use tokio::io::AsyncReadExt as _;
use uuid::Uuid;

use crate::actions::list_import::dry_run::{DryRun, DryRunError, ImportOf};
use crate::actions::list_import::{discard, find, start};
use crate::actions::show;
use crate::site::Site;

use super::CommandError;

/// How much of a file is read at once.
const PIECE: usize = 64 * 1024;

/// A list, and how its people consented, as typed.
#[derive(Clone, Debug)]
pub struct NewList<'a> {
    /// The newsletter's name in URLs.
    pub newsletter: &'a str,
    /// The file.
    pub file: &'a Path,
    /// The day.
    pub when: &'a str,
    /// How.
    pub how: ConsentMeans,
    /// With what wording.
    pub wording: &'a str,
    /// Whether only to say what would become of each row.
    pub dry_run: bool,
}

/// Checks a list and, unless it's a dry run, says yes to it: the server brings its people in.
///
/// # Errors
/// See [`CommandError`].
pub async fn import(site: &Arc<Site>, list: NewList<'_>, out: &mut impl Write) -> Result<(), CommandError> {
    let wrong = |sentence: String| CommandError::Wrong(sentence);
    let missing = || wrong(format!("There is no newsletter {}.", list.newsletter));
    let shown = show::newsletter(site, list.newsletter).await?.ok_or_else(missing)?;
    let organisation = show::organisation(site).await?.ok_or_else(missing)?;
    if shown.newsletter.closed_at.is_some() {
        return Err(wrong(format!("{} is closed.", list.newsletter)));
    }
    let zone = organisation.timezone;
    let at = when::day(list.when).and_then(|day| zone.start_of(day)).filter(|at| *at <= site.clock.now());
    let at = at.ok_or_else(|| wrong(format!("{} is no day in the past, such as 2024-05-03.", list.when)))?;
    let wording = wording(list.wording).ok_or_else(|| wrong("The wording is empty or too long.".to_owned()))?;
    let statement = ConsentStatement { at, means: list.how, wording };
    let of = ImportOf { newsletter: shown.newsletter.clone(), version: shown.version, zone, organiser: None };
    let mut run = DryRun::begin(site, of, statement).await.map_err(|error| not_read(list.file, error))?;
    let id = match read(&mut run, list.file).await {
        Ok(id) => id,
        Err(error) => {
            run.abandon().await?;
            return Err(error);
        }
    };
    let gone = || not_read(list.file, DryRunError::Gone);
    let import = find(site, &shown.newsletter, id).await?.ok_or_else(gone)?;
    report(&import.report, out)?;
    if list.dry_run {
        discard(site, &shown.newsletter, None, id).await?;
        writeln!(out, "Nothing was changed.")?;
    } else if start(site, &shown.newsletter, None, id).await? {
        writeln!(out, "The running server brings them in, as fast as their mails go out.")?;
    } else {
        discard(site, &shown.newsletter, None, id).await?;
        writeln!(out, "There is nobody to bring in.")?;
    }
    Ok(())
}

async fn read(run: &mut DryRun, path: &Path) -> Result<Uuid, CommandError> {
    let unreadable = |source| CommandError::Unreadable { path: path.to_owned(), source };
    let mut file = File::open(path).await.map_err(unreadable)?;
    let mut piece = vec![0; PIECE];
    loop {
        let length = file.read(&mut piece).await.map_err(unreadable)?;
        if length == 0 {
            return run.end().await.map_err(|error| not_read(path, error));
        }
        run.push(piece.get(..length).unwrap_or_default()).await.map_err(|error| not_read(path, error))?;
    }
}

fn not_read(path: &Path, error: DryRunError) -> CommandError {
    match error {
        DryRunError::Failure(failure) => failure.into(),
        error => CommandError::Wrong(format!("{} was not brought in: {error}.", path.display())),
    }
}

/// Numbers, and where to look in the file: the terminal's log keeps no addresses.
fn report(report: &ImportReport, out: &mut impl Write) -> std::io::Result<()> {
    if let Some(format) = report.format {
        writeln!(out, "The file is from {}.", format.title())?;
    }
    writeln!(out, "Read as {}. Columns used: {}.", report.encoding, named(&report.taken))?;
    writeln!(out, "Columns left out: {}.", named(&report.left_out))?;
    for fate in RowFate::ALL.iter().filter(|fate| report.count(**fate) > 0) {
        let first = report.first.get(fate).map(Vec::as_slice).unwrap_or_default();
        let first: Vec<String> = first.iter().map(|(row, _)| row.to_string()).collect();
        writeln!(out, "{:>7}  {} (rows {} …)", report.count(*fate), said(*fate), first.join(", "))?;
    }
    if report.wrong_answers > 0 {
        writeln!(out, "{:>7}  answers that don't fit their questions are left out", report.wrong_answers)?;
    }
    Ok(())
}

fn named(columns: &[String]) -> String {
    if columns.is_empty() { "none".to_owned() } else { columns.join(", ") }
}

const fn said(fate: RowFate) -> &'static str {
    match fate {
        RowFate::New => "to be subscribed, and told by mail",
        RowFate::Subscribed => "subscribed already",
        RowFate::Blocked => "unsubscribed, were deleted, or want no mail",
        RowFate::OptedOut => "have unsubscribed elsewhere, according to the file",
        RowFate::Twice => "in an earlier row already",
        RowFate::Missing => "without an address",
        RowFate::Invalid => "with something that is no address",
    }
}
