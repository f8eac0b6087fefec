using System.Data.Common;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LinkageWorkPlan.IntegrationTests.Data;

public class DatabaseTests
{
    [Theory, EachDatabase]
    public async Task The_model_and_the_migrated_schema_agree(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        Assert.False(await host.Db(db => Task.FromResult(db.Database.HasPendingModelChanges())));
        Assert.Empty(await host.Db(db => db.Database.GetPendingMigrationsAsync()));
    }

    [Theory, EachDatabase]
    public async Task Every_table_can_be_read_as_the_model_says(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        await host.Db(async db =>
        {
            Assert.NotEmpty(await db.Plans.Include(plan => plan.Pillars).ToListAsync());
            Assert.NotEmpty(await db.Tasks.Include(task => task.Owners).Include(task => task.Milestones).AsSplitQuery().ToListAsync());
            Assert.NotEmpty(await db.Indicators.ToListAsync());
            Assert.NotEmpty(await db.Progress.ToListAsync());
            Assert.NotEmpty(await db.Evidence.ToListAsync());
            Assert.NotEmpty(await db.Reports.Include(report => report.Sections).Include(report => report.Proposals).AsSplitQuery().ToListAsync());
            Assert.NotEmpty(await db.Rounds.AsSplitQuery().ToListAsync());
            Assert.NotEmpty(await db.History.ToListAsync());
            Assert.Empty(await db.Editions.ToListAsync());
            Assert.Empty(await db.Receipts.ToListAsync());
            Assert.Empty(await db.Deliveries.ToListAsync());
            Assert.Empty(await db.Directions.ToListAsync());
            Assert.Empty(await db.Mails.ToListAsync());
            Assert.Empty(await db.FormDrafts.ToListAsync());
            Assert.Empty(await db.SetupTokens.ToListAsync());
        });
    }

    [Theory, EachDatabase]
    public async Task An_older_database_is_brought_up_to_date(Database database)
    {
        await using var host = await TestHost.StartAsync(database, Filling.Nothing);
        var known = await host.Db(async db =>
        {
            var all = db.Database.GetMigrations().ToList();
            await db.GetService<IMigrator>().MigrateAsync(all[0]);
            return all;
        });
        Assert.Equal(known.Count - 1, await DatabaseUpgrade.MigrateAsync(host.Services));
        Assert.Equal(known, await host.Db(db => db.Database.GetAppliedMigrationsAsync()));
        Assert.Equal(0, await DatabaseUpgrade.MigrateAsync(host.Services));
    }

    [Theory, EachDatabase]
    public async Task A_newer_database_is_refused_and_left_as_it_is(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        await host.Db(db => db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('29990101000000_Later', '99.0.0')"));
        var before = await host.Db(db => db.Database.GetAppliedMigrationsAsync());
        var refusal = await Assert.ThrowsAsync<StartupException>(() => DatabaseUpgrade.MigrateAsync(host.Services));
        Assert.Contains("newer version", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await host.Db(db => db.Database.GetAppliedMigrationsAsync()));
    }

    [Theory]
    [EachDatabase("History")]
    [EachDatabase("HistoryLinks")]
    [EachDatabase("Signatures")]
    [EachDatabase("EvidenceFiles")]
    [EachDatabase("ProductFiles")]
    [EachDatabase("PilotFiles")]
    [EachDatabase("LibraryFiles")]
    public async Task What_is_only_added_to_cannot_be_changed_or_deleted_even_by_the_database_s_own_means(Database database, string table)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var key = table switch { "EvidenceFiles" => "EvidenceId", "HistoryLinks" => "Number", _ => "Id" };
        foreach (var change in new[] { $"DELETE FROM \"{table}\"", $"UPDATE \"{table}\" SET \"{key}\" = \"{key}\"" })
        {
            var refusal = await Assert.ThrowsAnyAsync<DbException>(() => host.Db(db => db.Database.ExecuteSqlRawAsync(change)));
            Assert.Contains($"{table} is only added to.", refusal.Message, StringComparison.Ordinal);
        }
    }
}
