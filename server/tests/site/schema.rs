//! Invariant 1: no record without a purpose and an end. Every column is listed here as personal or not; one that nobody
//! has classified fails, and so does a table of personal data without purpose and end.

use std::collections::BTreeSet;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;

/// The tables that can hold personal data, with the columns that do: what a person wrote, what is made from it, what
/// points at a person's record, what happened when. The rest of their columns say nothing about anybody.
const PERSONAL: [(&str, &[&str], &[&str]); 18] = [
    (
        "registration",
        &[
            "address_index",
            "address_sealed",
            "arrived",
            "arrived_at",
            "asked_if_coming",
            "by_organiser",
            "confirmed_at",
            "created_at",
            "has_address",
            "held_until",
            "id",
            "language",
            "passed_over",
            "seats",
            "state",
            "ticket_code",
        ],
        &["epoch", "expires_at", "form", "generation", "planned_end", "purpose_id", "version_id"],
    ),
    (
        "subscription",
        &[
            "address_index",
            "address_sealed",
            "confirmed_at",
            "created_at",
            "id",
            "language",
            "renewal_asked_at",
            "state",
        ],
        &["epoch", "expires_at", "form", "generation", "purpose_id", "version_id"],
    ),
    (
        "request",
        &["address_index", "address_sealed", "created_at", "id", "language"],
        &["epoch", "expires_at", "purpose_id"],
    ),
    (
        "answer_part",
        &["answers_sealed", "registration_id", "subscription_id"],
        &["epoch", "expires_at", "id", "purpose_id"],
    ),
    (
        "outbox",
        &[
            "attempts",
            "created_at",
            "detail",
            "due_at",
            "kind",
            "lease_until",
            "organiser_id",
            "registration_id",
            "reply_code",
            "request_id",
            "settled_at",
            "state",
            "subscription_id",
        ],
        &["announcement_id", "expires_at", "id", "purpose_id"],
    ),
    (
        "consent",
        &["asked_at", "field_key", "given_at", "language", "registration_id", "subject_hash", "taken_back_at"],
        &["expires_at", "id", "purpose_id", "version_id"],
    ),
    ("suppression", &["address_hash", "created_at"], &["expires_at", "id", "purpose_id"]),
    (
        "organiser",
        &[
            "address_index",
            "address_sealed",
            "created_at",
            "factor_at",
            "guidance_at",
            "guidance_version",
            "id",
            "language",
            "link_until",
            "reminded_at",
            "seen_at",
            "state",
        ],
        &["epoch", "expires_at", "generation", "purpose_id"],
    ),
    (
        "organiser_secret",
        &["created_at", "organiser_id", "secret_sealed"],
        &["epoch", "expires_at", "id", "purpose_id"],
    ),
    ("role", &["branch_id", "created_at", "organiser_id", "reminded_at", "role"], &["expires_at", "id", "purpose_id"]),
    ("role_offer", &["branch_id", "created_at", "organiser_id", "role"], &["expires_at", "id", "purpose_id"]),
    (
        "session",
        &["created_at", "factor_at", "organiser_id", "seen_at", "token_hash"],
        &["expires_at", "id", "purpose_id"],
    ),
    (
        "audit",
        &["action", "at", "branch_id", "count", "created_at", "organiser_id", "reason", "subject_id"],
        &["expires_at", "hash", "id", "number", "previous", "purpose_id"],
    ),
    (
        "export",
        &[
            "asked",
            "asked_at",
            "columns",
            "count",
            "created_at",
            "destroy_by",
            "destroyed_at",
            "kind",
            "organiser_id",
            "reason",
        ],
        &["expires_at", "id", "purpose_id"],
    ),
    ("door_link", &["created_at", "ended", "organiser_id"], &["expires_at", "generation", "id", "purpose_id"]),
    (
        "draft",
        &["approval_why", "changed_at", "changed_by", "created_at", "form"],
        &[
            "approval",
            "branch_id",
            "expires_at",
            "id",
            "kind",
            "of_purpose",
            "of_revision",
            "purpose_id",
            "revision",
            "what",
        ],
    ),
    (
        "announcement",
        &["content", "created_at", "organiser_id", "queued_at", "queued_to", "send_at", "started_at"],
        &["expires_at", "failed", "id", "kind", "purpose_id", "segment", "sent", "state", "total"],
    ),
    // Where few sign up, a number tells what somebody did on that day.
    ("day_count", &["cancelled", "day", "signed_up"], &["expires_at", "id", "purpose_id"]),
];

/// The tables that cannot: what organisers publish, keys' numbers, counts.
const IMPERSONAL: [(&str, &[&str]); 12] = [
    ("audit_start", &["hash", "id", "number", "proof"]),
    ("branch", &["content", "id", "parent_id", "slug"]),
    ("co_host", &["branch_id", "event_id"]),
    ("epoch", &["destroyed_at", "number", "retired_at", "started_at"]),
    (
        "event",
        &[
            "branch_id",
            "cancelled_at",
            "capacity",
            "closes_at",
            "content",
            "ends_at",
            "group_max",
            "id",
            "listed",
            "opens_at",
            "owner_id",
            "purpose_id",
            "reminds",
            "revision",
            "sequence",
            "series_id",
            "slug",
            "starts_at",
            "timezone",
            "walk_ins",
        ],
    ),
    (
        "newsletter",
        &["branch_id", "closed_at", "content", "id", "owner_id", "purpose_id", "renew_months", "revision", "slug"],
    ),
    ("organisation", &["id", "settings"]),
    ("purpose", &["branch_id", "id", "kind"]),
    ("purpose_version", &["created_at", "id", "number", "purpose_id", "wording"]),
    ("template", &["changed_at", "content", "slug"]),
    ("receipt", &["at", "count", "expires_at", "id", "purpose_id", "told_at", "what"]),
    ("vault", &["fingerprint", "id", "journal_mark"]),
];

fn classified() -> BTreeSet<String> {
    let personal = PERSONAL.iter().flat_map(|(table, personal, not)| {
        personal.iter().chain(not.iter()).map(move |column| format!("{table}.{column}"))
    });
    let impersonal =
        IMPERSONAL.iter().flat_map(|(table, columns)| columns.iter().map(move |column| format!("{table}.{column}")));
    personal.chain(impersonal).collect()
}

both!(every_column_of_every_table_is_classified_as_personal_or_not);
async fn every_column_of_every_table_is_classified_as_personal_or_not(engine: Engine) {
    let app = TestApp::new(engine).await;
    let columns = app.inside().await.columns().await;
    let there: BTreeSet<String> = columns.iter().map(|column| format!("{}.{}", column.table, column.name)).collect();
    let classified = classified();
    let missing: Vec<_> = there.difference(&classified).collect();
    assert!(missing.is_empty(), "classify {missing:?}, and give a personal table purpose_id and expires_at");
    let gone: Vec<_> = classified.difference(&there).collect();
    assert!(gone.is_empty(), "{gone:?} are no more");
}

both!(every_table_of_personal_data_has_a_purpose_and_an_end_that_are_indexed);
async fn every_table_of_personal_data_has_a_purpose_and_an_end_that_are_indexed(engine: Engine) {
    let app = TestApp::new(engine).await;
    let inside = app.inside().await;
    let (columns, indexed) = (inside.columns().await, inside.indexed().await);
    for (table, ..) in PERSONAL {
        for name in ["purpose_id", "expires_at"] {
            let column = columns.iter().find(|column| column.table == table && column.name == name);
            assert!(column.is_some_and(|column| column.not_null), "{table}.{name} is NOT NULL");
            assert!(indexed.contains(&format!("{table}.{name}")), "{table}.{name} is indexed");
        }
    }
}

both!(a_personal_row_without_purpose_or_end_is_refused_by_the_database);
async fn a_personal_row_without_purpose_or_end_is_refused_by_the_database(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &crate::support::people::ADA).await;
    let inside = app.inside().await;
    for (table, ..) in PERSONAL.iter().filter(|(table, ..)| ["registration", "answer_part", "outbox"].contains(table)) {
        for column in ["purpose_id", "expires_at"] {
            assert!(!inside.takes(&format!("UPDATE {table} SET {column} = NULL")).await, "{table}.{column}");
        }
    }
}

both!(a_confirmed_address_is_unique_to_its_purpose);
async fn a_confirmed_address_is_unique_to_its_purpose(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &crate::support::people::ADA).await;
    app.wait(chrono::TimeDelta::minutes(11));
    app.submit("/events/supper", &crate::support::people::ADA).await;
    let inside = app.inside().await;
    assert_eq!(inside.count("registration").await, 2, "an unconfirmed one proves nothing");
    assert!(!inside.takes("UPDATE registration SET state = 'confirmed'").await);
}
