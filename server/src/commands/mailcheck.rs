//! `onpurpose mailcheck ADDRESS`

use std::io::Write;
use std::sync::Arc;

use app::domain::email_address::EmailAddress;

use crate::actions::check_mail::{MailReport, check_mail};
use crate::mail::check::Verdict;
use crate::mail::lookup::Dns;
use crate::mail::transport::{Outcome, Protection};
use crate::site::Site;

use super::CommandError;

/// Sends one mail and says what receivers will find in it.
///
/// # Errors
/// When no mail was sent, or something is missing, see [`CommandError`].
pub async fn mailcheck(
    site: &Arc<Site>,
    address: &str,
    dns: Option<&Dns>,
    out: &mut impl Write,
) -> Result<(), CommandError> {
    let to = EmailAddress::parse(address);
    let to = to.map_err(|_| CommandError::Wrong(format!("\u{201c}{address}\u{201d} is not an email address.")))?;
    let report = check_mail(site, to, dns).await.map_err(|error| CommandError::Wrong(error.to_string()))?;
    let went = went(&report, site.transport.protection());
    writeln!(out, "{went}")?;
    for finding in &report.findings {
        writeln!(out, "{finding}")?;
    }
    let missing = report.findings.iter().filter(|finding| finding.verdict == Verdict::Missing).count();
    match (report.outcome, missing) {
        (Outcome::Sent, 0) => Ok(()),
        (Outcome::Sent, 1) => Err(CommandError::Wrong("One thing is missing.".to_owned())),
        (Outcome::Sent, _) => Err(CommandError::Wrong(format!("{missing} things are missing."))),
        _ => Err(CommandError::Wrong("The mail did not leave.".to_owned())),
    }
}

fn went(report: &MailReport, protection: Option<Protection>) -> String {
    match (&report.outcome, protection) {
        (Outcome::Sent, None) => "ok: the mail is in a file; the site's next clean-up deletes it".to_owned(),
        (Outcome::Sent, Some(_)) => "ok: the relay took the mail. See where it arrives: inbox or spam".to_owned(),
        (Outcome::Refused { code }, _) => {
            format!("missing: a relay that takes the mail\n    It refused it: {code}. Look the code up in its manual.")
        }
        (Outcome::Later { code }, _) => format!(
            "missing: a relay that takes the mail\n    It did not: {code}. Look at ONPURPOSE_SMTP_URL, at \
             ONPURPOSE_SMTP_CA_FILE and at the relay's log."
        ),
        (Outcome::InDoubt, _) => "can't know here: whether the relay took the mail\n    It did not answer after the \
                                  content. See whether the mail arrives."
            .to_owned(),
    }
}
