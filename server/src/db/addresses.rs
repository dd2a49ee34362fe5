//! The rows of one address under one purpose, looked up by its blind indexes under all live epochs at once.

use app::domain::event::Event;
use app::domain::seats::Room;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Alias, Expr, Query, SelectStatement};
use sea_orm::{
    Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait as _, Order, QueryFilter, QueryOrder, QueryResult,
    QuerySelect,
};
use uuid::Uuid;

use super::entity::{registration, subscription};
use super::records::{Record, RecordKind};
use super::{Tx, registrations};

/// An address under a purpose.
#[derive(Clone, Debug)]
pub struct Address {
    /// The table.
    pub kind: RecordKind,
    /// The purpose.
    pub purpose: Uuid,
    /// The blind indexes under all live epochs.
    pub indexes: Vec<Vec<u8>>,
}

/// The scope and hash under which an address would be suppressed.
#[derive(Clone, Debug)]
pub struct SuppressionKey {
    /// The purpose it would be suppressed for.
    pub scope: Uuid,
    /// The hash of the address.
    pub hash: Vec<u8>,
}

/// What is known of an address under a purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// It's suppressed.
    Suppressed,
    /// It has this living, confirmed record.
    Confirmed(Uuid),
    /// Nothing.
    Nothing,
}

/// What is known of an address, and its unconfirmed sign-up from the same form.
pub type AddressLookup = (Known, Option<Uuid>);

fn answered(row: &QueryResult) -> Result<AddressLookup, DbErr> {
    let again = row.try_get("", "again")?;
    if row.try_get::<i64>("", "suppressed")? > 0 {
        return Ok((Known::Suppressed, again));
    }
    Ok((row.try_get::<Option<Uuid>>("", "known")?.map_or(Known::Nothing, Known::Confirmed), again))
}

impl Address {
    /// What is known of it, and its unconfirmed sign-up from this form.
    pub async fn known<C: ConnectionTrait>(
        &self,
        db: &C,
        suppression_key: &SuppressionKey,
        form: Option<Uuid>,
        now: DateTime<Utc>,
    ) -> Result<AddressLookup, DbErr> {
        let row = super::one(db, &self.ask(Query::select(), suppression_key, form, now)).await?;
        answered(&row)
    }

    /// The same, and the room at the purpose's event, in one statement.
    pub async fn known_with_seats<C: ConnectionTrait>(
        &self,
        db: &C,
        suppression_key: &SuppressionKey,
        form: Option<Uuid>,
        event: &Event,
        now: DateTime<Utc>,
    ) -> Result<(AddressLookup, Room), DbErr> {
        if event.capacity.is_none() {
            return Ok((self.known(db, suppression_key, form, now).await?, Room::default()));
        }
        let query = registrations::ask_room(self.ask(Query::select(), suppression_key, form, now), event, now);
        let row = super::one(db, &query).await?;
        Ok((answered(&row)?, registrations::answered_room(&row, event)?))
    }

    /// Adds the columns that [`answered`] reads.
    fn ask(
        &self,
        mut query: SelectStatement,
        suppression_key: &SuppressionKey,
        form: Option<Uuid>,
        now: DateTime<Utc>,
    ) -> SelectStatement {
        let suppressed = Query::select()
            .expr(Expr::col("id").count())
            .from("suppression")
            .and_where(Expr::col("purpose_id").eq(suppression_key.scope))
            .and_where(Expr::col("address_hash").eq(suppression_key.hash.clone()))
            .and_where(Expr::col("expires_at").gt(now))
            .to_owned();
        let confirmed = Query::select()
            .column("id")
            .from(self.kind.table())
            .cond_where(self.rows().add(confirmed(now)))
            .order_by("created_at", Order::Desc)
            .limit(1)
            .to_owned();
        let again = Query::select()
            .column("id")
            .from(self.kind.table())
            .cond_where(self.rows().add(pending(now)).add(Expr::col("form").eq(form)))
            .order_by("created_at", Order::Desc)
            .limit(1)
            .to_owned();
        query.expr_as(suppressed, "suppressed").expr_as(confirmed, "known").expr_as(again, "again").take()
    }

    fn rows(&self) -> Condition {
        Condition::all()
            .add(Expr::col("purpose_id").eq(self.purpose))
            .add(Expr::col("address_index").is_in(self.indexes.iter().cloned()))
    }

    async fn newest<C: ConnectionTrait>(&self, db: &C, state: Condition) -> Result<Option<Record>, DbErr> {
        let (rows, newest) = (self.rows().add(state), || Expr::col("created_at"));
        Ok(match self.kind {
            RecordKind::Registration => {
                let query = registration::Entity::find().filter(rows).order_by(newest(), Order::Desc).limit(1);
                query.one(db).await?.map(Record::Registration)
            }
            RecordKind::Subscription => {
                let query = subscription::Entity::find().filter(rows).order_by(newest(), Order::Desc).limit(1);
                query.one(db).await?.map(Record::Subscription)
            }
        })
    }

    /// Its living, confirmed record.
    pub async fn confirmed<C: ConnectionTrait>(&self, db: &C, now: DateTime<Utc>) -> Result<Option<Record>, DbErr> {
        self.newest(db, confirmed(now)).await
    }

    /// Its newest living sign-up that isn't confirmed.
    pub async fn newest_pending<C: ConnectionTrait>(
        &self,
        db: &C,
        now: DateTime<Utc>,
    ) -> Result<Option<Record>, DbErr> {
        self.newest(db, pending(now)).await
    }

    /// The ids of up to `most` of its unconfirmed sign-ups.
    pub async fn pending<C: ConnectionTrait>(&self, db: &C, most: u64) -> Result<Vec<Uuid>, DbErr> {
        let query = Query::select()
            .column("id")
            .from(self.kind.table())
            .cond_where(self.rows().add(is_pending()))
            .limit(most)
            .to_owned();
        db.query_all(&query).await?.iter().map(|row| row.try_get("", "id")).collect()
    }

    /// Erases all its unconfirmed sign-ups but one.
    pub async fn erase_pending(&self, tx: &Tx, but: Uuid) -> Result<(), DbErr> {
        tx.erases();
        let rows = self.rows().add(is_pending()).add(Expr::col("id").ne(but));
        let query = Query::delete().from_table(Alias::new(self.kind.table())).cond_where(rows).to_owned();
        tx.conn.execute(&query).await.map(drop)
    }

    /// Erases what is past its end but not yet swept, so that it's in nobody's way.
    pub async fn erase_ended(&self, tx: &Tx, now: DateTime<Utc>) -> Result<(), DbErr> {
        tx.erases();
        let rows = self.rows().add(Expr::col("expires_at").lte(now));
        let query = Query::delete().from_table(Alias::new(self.kind.table())).cond_where(rows).to_owned();
        tx.conn.execute(&query).await.map(drop)
    }
}

/// Whether a row is unconfirmed, for the few rows of an address. The empty text keeps SQLite from the index of states,
/// where it would look through every unconfirmed sign-up of the event.
fn is_pending() -> Expr {
    Expr::cust("state || '' = 'pending'")
}

fn pending(now: DateTime<Utc>) -> Condition {
    Condition::all().add(is_pending()).add(Expr::col("expires_at").gt(now))
}

fn confirmed(now: DateTime<Utc>) -> Condition {
    Condition::all().add(super::not_pending()).add(Expr::col("expires_at").gt(now))
}

#[cfg(test)]
mod tests {
    use migrations::Migrator;
    use sea_orm::{DatabaseConnection, Statement};
    use sea_orm_migration::MigratorTrait as _;

    use super::*;
    use crate::db::connect::single;

    async fn plan(db: &DatabaseConnection, query: &SelectStatement) -> String {
        let mut statement: Statement = db.get_database_backend().build(query);
        statement.sql = format!("EXPLAIN QUERY PLAN {}", statement.sql);
        let steps = db.query_all_raw(statement).await.unwrap();
        steps.iter().map(|step| step.try_get::<String>("", "detail").unwrap()).collect::<Vec<_>>().join("\n")
    }

    #[tokio::test]
    async fn an_address_is_looked_up_without_looking_through_all_who_have_not_confirmed() {
        let folder = tempfile::tempdir().unwrap();
        let db = single(&format!("sqlite://{}/x.db?mode=rwc", folder.path().display())).await.unwrap();
        Migrator::up(&db, None).await.unwrap();
        let (key, now) = (SuppressionKey { scope: Uuid::nil(), hash: vec![1] }, DateTime::UNIX_EPOCH);
        for (kind, epochs) in
            [(RecordKind::Registration, 1), (RecordKind::Registration, 6), (RecordKind::Subscription, 6)]
        {
            let address = Address { kind, purpose: Uuid::nil(), indexes: vec![vec![1]; epochs] };
            let known = plan(&db, &address.ask(Query::select(), &key, Some(Uuid::nil()), now)).await;
            let rows = address.rows().add(is_pending());
            let pending = plan(&db, Query::select().column("id").from(kind.table()).cond_where(rows)).await;
            for plan in [known, pending] {
                assert!(plan.contains("address_index=?") && !plan.contains("state=?"), "{kind:?}, {epochs}: {plan}");
            }
        }
        db.close().await.unwrap();
    }
}
