//! Messages as files.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use uuid::Uuid;

use super::email;
use crate::mail::transport::{Outcome, Transport};

const ID: Uuid = Uuid::from_u128(7);

#[tokio::test]
async fn a_message_is_written_whole_read_by_nobody_else_and_removed() {
    let folder = tempfile::tempdir().unwrap();
    let mailbox = folder.path().join("mail");
    let transport = Transport::files(&mailbox).unwrap();
    assert_eq!(transport.send(ID, &email()).await, Outcome::Sent);
    assert_eq!(transport.send(ID, &email()).await, Outcome::Sent);
    let names: Vec<_> = fs::read_dir(&mailbox).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, [format!("{ID}.eml").as_str()]);
    let path = mailbox.join(format!("{ID}.eml"));
    assert_eq!(fs::read(&path).unwrap(), email().bytes());
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o077, 0);
    transport.remove(ID).await.unwrap();
    transport.remove(ID).await.unwrap();
    assert_eq!(fs::read_dir(&mailbox).unwrap().count(), 0);
}

#[tokio::test]
async fn removing_takes_a_half_written_message_too() {
    let folder = tempfile::tempdir().unwrap();
    let transport = Transport::files(folder.path()).unwrap();
    fs::write(folder.path().join(format!("{ID}.eml.new")), "half").unwrap();
    transport.remove(ID).await.unwrap();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[tokio::test]
async fn a_folder_that_is_gone_is_tried_again_later() {
    let folder = tempfile::tempdir().unwrap();
    let transport = Transport::files(&folder.path().join("mail")).unwrap();
    fs::remove_dir(folder.path().join("mail")).unwrap();
    assert!(matches!(transport.send(ID, &email()).await, Outcome::Later { .. }));
}
