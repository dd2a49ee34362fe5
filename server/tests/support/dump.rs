//! A database from below, past the site: every row of every table as text, single values, sealed bytes.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbBackend, Statement};
use server::db::connect::single;
use uuid::Uuid;

/// A look into a database.
pub struct Inside(DatabaseConnection);

/// Every table with its rows as text.
pub type Dump = BTreeMap<String, Vec<String>>;

/// A column as the database has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Column {
    pub table: String,
    pub name: String,
    pub not_null: bool,
}

impl Inside {
    pub async fn open(url: &str) -> Self {
        Self(single(url).await.expect("the database answers"))
    }

    pub async fn close(self) {
        self.0.close().await.expect("the connection closes");
    }

    fn is_sqlite(&self) -> bool {
        self.0.get_database_backend() == DbBackend::Sqlite
    }

    pub async fn execute(&self, sql: &str) {
        self.0.execute_unprepared(sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    /// Whether the database takes a statement.
    pub async fn takes(&self, sql: &str) -> bool {
        self.0.execute_unprepared(sql).await.is_ok()
    }

    async fn rows(&self, sql: &str) -> Vec<sea_orm::QueryResult> {
        let statement = Statement::from_string(self.0.get_database_backend(), sql);
        self.0.query_all_raw(statement).await.unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    /// The texts of a query's first column.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        self.rows(sql).await.iter().map(|row| row.try_get_by_index(0).expect("a text")).collect()
    }

    /// The bytes of a query's first column.
    pub async fn bytes(&self, sql: &str) -> Vec<Vec<u8>> {
        self.rows(sql).await.iter().map(|row| row.try_get_by_index(0).expect("bytes")).collect()
    }

    /// The ids of a query's first column.
    pub async fn ids(&self, sql: &str) -> Vec<Uuid> {
        self.rows(sql).await.iter().map(|row| row.try_get_by_index(0).expect("an id")).collect()
    }

    /// The number that a query counts.
    pub async fn number(&self, sql: &str) -> i64 {
        let rows = self.rows(&format!("SELECT CAST(({sql}) AS BIGINT)")).await;
        rows.first().expect("a row").try_get_by_index(0).expect("a number")
    }

    /// How many rows a table has.
    pub async fn count(&self, table: &str) -> i64 {
        self.number(&format!("SELECT COUNT(*) FROM {table}")).await
    }

    /// The tables that are ours.
    pub async fn tables(&self) -> Vec<String> {
        let sql = if self.is_sqlite() {
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        } else {
            "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'"
        };
        let mut tables = self.texts(sql).await;
        tables.retain(|table| table != "seaql_migrations");
        tables.sort();
        tables
    }

    /// Every column of every table.
    pub async fn columns(&self) -> Vec<Column> {
        let mut all = Vec::new();
        for table in self.tables().await {
            let sql = if self.is_sqlite() {
                format!(
                    "SELECT name || CASE WHEN \"notnull\" OR pk THEN '!' ELSE '' END FROM pragma_table_info('{table}')"
                )
            } else {
                format!(
                    "SELECT column_name || CASE WHEN is_nullable = 'NO' THEN '!' ELSE '' END \
                     FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}'"
                )
            };
            let of_table = self.texts(&sql).await.into_iter().map(|name| Column {
                table: table.clone(),
                not_null: name.ends_with('!'),
                name: name.trim_end_matches('!').to_owned(),
            });
            all.extend(of_table);
        }
        all.sort();
        all
    }

    /// The first column of every index, as `table.column`.
    pub async fn indexed(&self) -> Vec<String> {
        let sql = if self.is_sqlite() {
            "SELECT t.name || '.' || c.name FROM sqlite_master t JOIN pragma_index_list(t.name) i \
             JOIN pragma_index_info(i.name) c ON c.seqno = 0 WHERE t.type = 'table' AND NOT i.partial"
        } else {
            "SELECT t.relname || '.' || c.attname FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid \
             JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum = i.indkey[0] WHERE i.indpred IS NULL"
        };
        self.texts(sql).await
    }

    /// Every row of every table.
    pub async fn dump(&self) -> Dump {
        let mut dump = Dump::new();
        let columns = self.columns().await;
        for table in self.tables().await {
            let row = if self.is_sqlite() {
                let of_table = columns.iter().filter(|column| column.table == table);
                of_table.map(|column| format!("quote(\"{}\")", column.name)).collect::<Vec<_>>().join(" || ',' || ")
            } else {
                "t::text".to_owned()
            };
            let mut rows = self.texts(&format!("SELECT {row} FROM \"{table}\" t")).await;
            rows.sort();
            dump.insert(table, rows);
        }
        dump
    }
}

/// The tables in which two dumps differ.
pub fn changed<'d>(before: &'d Dump, after: &Dump) -> Vec<&'d str> {
    before.iter().filter(|(table, rows)| after.get(*table) != Some(rows)).map(|(table, _)| table.as_str()).collect()
}
