using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LinkageWorkPlan.Web.Data.Migrations.Postgres
{
    /// <summary>What was signed, printed, handed in and done is only added to: the database itself refuses anything else, whoever asks.</summary>
    public partial class AppendOnly : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION '% is only added to.', TG_TABLE_NAME; END $$;
                """);
            foreach (var table in new[] { "History", "Signatures", "IssuedEditions", "EvidenceFiles" })
            {
                migrationBuilder.Sql($"""
                    CREATE TRIGGER "{table}_refuses_change" BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}"
                    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
                    """);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in new[] { "History", "Signatures", "IssuedEditions", "EvidenceFiles" })
            {
                migrationBuilder.Sql($"""DROP TRIGGER "{table}_refuses_change" ON "{table}";""");
            }

            migrationBuilder.Sql("DROP FUNCTION refuse_change();");
        }
    }
}
