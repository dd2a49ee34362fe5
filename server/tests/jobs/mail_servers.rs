//! The three ways in, with a real Postfix and a real Dovecot (`.make/with-mail-servers`): a mail is handed to Postfix,
//! which can't deliver it and says so, and the site hears of it.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use server::actions::bounces::lmtp;
use server::actions::bounces::mailbox::BounceMailbox;

use super::bounces::SUSPENDED;
use super::fixture::Fixture;

/// How many mails were refused through our own fault.
const OURS: &str = "SELECT count(*) FROM outbox WHERE bounce = 'ours'";

fn set(variable: &str) -> String {
    std::env::var(variable).expect("run this by .make/with-mail-servers")
}

fn folder() -> PathBuf {
    set("ONPURPOSE_TEST_MAIL_SERVERS").into()
}

async fn until(what: &str, done: impl AsyncFn() -> bool) {
    let started = Instant::now();
    while !done().await {
        let said = || fs::read_to_string(folder().join("log")).unwrap_or_default();
        assert!(started.elapsed() < Duration::from_secs(60), "{what} never came:\n{}", said());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// A site that mails somebody whom nobody knows and somebody whose server doesn't like us.
async fn mailed(settings: &[(&str, &str)]) -> Fixture {
    let site = Fixture::returning(&set("ONPURPOSE_TEST_SMTP"), settings).await;
    site.subscribed("ada@gone.test").await;
    site.subscribed("eve@policy.test").await;
    site
}

#[tokio::test]
async fn postfix_hands_a_bounce_over_by_lmtp_and_its_reader_is_suspended() {
    let socket = folder().join("lmtp.sock");
    let settings = [("ONPURPOSE_BOUNCE_DOMAIN", "lmtp.back.test"), ("ONPURPOSE_BOUNCE_LMTP", socket.to_str().unwrap())];
    let site = mailed(&settings).await;
    let listener = lmtp::listen(&site.site).await.unwrap().unwrap();
    tokio::spawn(lmtp::serve(site.site.clone(), listener));
    assert_eq!(site.deliver().await, 2, "Postfix takes them, and finds out later");
    until("a bounce", async || site.number(SUSPENDED).await == 1).await;
    until("a refusal", async || site.number(OURS).await == 1).await;
    assert_eq!(site.number("SELECT count(*) FROM subscription WHERE suspended_at IS NOT NULL").await, 1);
}

/// Gives a folder and what is in it to whoever the program is run as.
fn give(path: &Path, (user, group): (u32, u32)) {
    chown(path, Some(user), Some(group)).unwrap();
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            give(&entry.unwrap().path(), (user, group));
        }
    }
}

#[tokio::test]
async fn postfix_pipes_a_bounce_into_the_program_and_its_reader_is_suspended() {
    let site = mailed(&[("ONPURPOSE_BOUNCE_DOMAIN", "pipe.back.test")]).await;
    let (program, script) = (folder().join("onpurpose"), folder().join("bounce"));
    fs::copy(env!("CARGO_BIN_EXE_onpurpose"), &program).unwrap();
    let data = site.folder.path().display();
    let text = format!(
        "#!/bin/sh\nexport ONPURPOSE_DATA_DIR='{data}' ONPURPOSE_BOUNCE_DOMAIN=pipe.back.test\n\
         exec '{}' bounce \"$1\"\n",
        program.display()
    );
    fs::write(&script, text).unwrap();
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
    let owner = fs::metadata(folder().join("box")).unwrap();
    give(site.folder.path(), (owner.uid(), owner.gid()));
    assert_eq!(site.deliver().await, 2);
    until("a bounce", async || site.number(SUSPENDED).await == 1).await;
    until("a refusal", async || site.number(OURS).await == 1).await;
}

#[tokio::test]
async fn a_dovecot_mailbox_is_worked_off_and_what_is_not_ours_is_left_in_it() {
    let mailbox = set("ONPURPOSE_TEST_IMAP");
    let settings = [("ONPURPOSE_BOUNCE_DOMAIN", "imap.back.test"), ("ONPURPOSE_BOUNCE_IMAP", mailbox.as_str())];
    let site = mailed(&settings).await;
    assert_eq!(site.deliver().await, 2);
    let inbox = folder().join("box/Maildir");
    let count = || {
        let of = |part: &str| fs::read_dir(inbox.join(part)).map_or(0, Iterator::count);
        of("new") + of("cur")
    };
    until("both bounces", async || count() == 2).await;
    let (strange, owner) = (inbox.join("new/1.strange"), fs::metadata(&inbox).unwrap());
    fs::write(&strange, "From: shop@example.org\nTo: sales@imap.back.test\nSubject: Buy!\n\nNow!\n").unwrap();
    chown(&strange, Some(owner.uid()), Some(owner.gid())).unwrap();

    let mut open = BounceMailbox::of(&site.site).unwrap().unwrap();
    let emptied = open.empty(&site.site).await.unwrap();
    assert_eq!((emptied.done, emptied.later, emptied.left, emptied.is_full), (2, 0, 1, false));
    assert_eq!((site.number(SUSPENDED).await, site.number(OURS).await, count()), (1, 1, 1));
    let again = open.empty(&site.site).await.unwrap();
    assert_eq!((again.done, again.left, count()), (0, 1, 1), "it's read once");
}

#[tokio::test]
async fn a_mailbox_with_a_wrong_password_or_nobody_behind_it_is_said_without_the_password() {
    let wrong = set("ONPURPOSE_TEST_IMAP").replace("hush", "hunter2");
    for url in [wrong.as_str(), "imap://box:hunter2@127.0.0.1:1"] {
        let settings = [("ONPURPOSE_BOUNCE_IMAP", url)];
        let site = Fixture::returning("smtp://127.0.0.1:1", &settings).await;
        let mut open = BounceMailbox::of(&site.site).unwrap().unwrap();
        let said = open.empty(&site.site).await.unwrap_err().to_string();
        assert!(said.contains("mailbox") && !said.contains("hunter2") && !said.contains("box:"), "{said}");
    }
}
