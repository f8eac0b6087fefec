using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LinkageWorkPlan.Web.Data.Migrations.Postgres
{
    /// <summary>Each published issue gets a row of its own; those of before were the only ones of their reports. They are only added to.</summary>
    public partial class Issues : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_IssuedEditions_ReportId_Issue_Reader",
                table: "IssuedEditions");

            migrationBuilder.AddColumn<string>(
                name: "Edition",
                table: "IssuedEditions",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Joint");

            migrationBuilder.CreateTable(
                name: "ReportIssues",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ReportId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    RoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    Fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Code = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportIssues", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportIssues_Reports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Reports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReportIssues_SignOffRounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "SignOffRounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_IssuedEditions_ReportId_Issue_Edition_Reader",
                table: "IssuedEditions",
                columns: new[] { "ReportId", "Issue", "Edition", "Reader" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReportIssues_Code",
                table: "ReportIssues",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReportIssues_ReportId_Number",
                table: "ReportIssues",
                columns: new[] { "ReportId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReportIssues_RoundId",
                table: "ReportIssues",
                column: "RoundId");

            migrationBuilder.Sql("""
                INSERT INTO "ReportIssues" ("Id", "ReportId", "Number", "RoundId", "Fingerprint", "Code", "IssuedOn", "IssuedAt")
                SELECT round."Id", report."Id", report."Issue", round."Id", report."Fingerprint", substr(report."Fingerprint", 1, 16), report."IssuedOn", round."ClosedAt"
                FROM "Reports" report JOIN "SignOffRounds" round ON round."SubjectId" = report."Id" AND round."State" = 'Signed' AND round."Fingerprint" = report."Fingerprint"
                WHERE report."Issue" IS NOT NULL;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "ReportIssues_refuses_change" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ReportIssues"
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ReportIssues");

            migrationBuilder.DropIndex(
                name: "IX_IssuedEditions_ReportId_Issue_Edition_Reader",
                table: "IssuedEditions");

            migrationBuilder.DropColumn(
                name: "Edition",
                table: "IssuedEditions");

            migrationBuilder.CreateIndex(
                name: "IX_IssuedEditions_ReportId_Issue_Reader",
                table: "IssuedEditions",
                columns: new[] { "ReportId", "Issue", "Reader" },
                unique: true);
        }
    }
}
