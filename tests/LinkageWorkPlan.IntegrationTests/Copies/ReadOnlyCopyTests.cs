using System.Reflection;
using System.Runtime.CompilerServices;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Holidays;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Copies;
using LinkageWorkPlan.Web.Features.Setup;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Copies;

/// <summary>Nothing is changed in a read-only copy but who can sign in, and how, whatever request wants to change something.</summary>
public sealed class ReadOnlyCopyTests
{
    /// <summary>What is done in a copy. Whoever adds to it says that it changes nothing that both sides have.</summary>
    private static readonly string[] Done =
    [
        "AddPasskey", "BeginPasskey", "ChangePassword", "ChooseLanguage", "CompleteSetup", "EndAccountSessions", "EndSession", "ForgetDamage", "RecordDamage", "RecordSignIn", "RemoveApp", "RemovePasskey",
        "RenamePasskey", "RenewInvitation", "RenewRecoveryCodes", "SetUpApp",
    ];

    private static readonly string[] LeftUndone = ["DropDraft", "MarkPagesShown", "MarkShown", "NoteVisit", "ReadNotifications", "ReceiveReport"];

    [Fact]
    public async Task Every_command_is_refused_but_those_of_signing_in()
    {
        await using var host = await CopyAsync(Database.Sqlite);
        var commands = typeof(IChange).Assembly.GetTypes().Where(each => each is { IsAbstract: false, IsInterface: false } && each.IsAssignableTo(typeof(IChange))).ToList();
        Assert.True(commands.Count > 250, $"Only {commands.Count} commands were found");
        var used = commands.ToLookup(each => each.GetCustomAttribute<InCopyAttribute>()?.Use, each => each.DeclaringType!.Name);
        Assert.Equal(Done, used[CopyUse.Done].Order(StringComparer.Ordinal));
        Assert.Equal(LeftUndone, used[CopyUse.LeftUndone].Order(StringComparer.Ordinal));
        foreach (var command in commands.Where(each => !Done.Contains(each.DeclaringType!.Name)))
        {
            var refusal = await Record.ExceptionAsync(() => SendAsync(host, command));
            if (LeftUndone.Contains(command.DeclaringType!.Name))
            {
                Assert.Null(refusal);
            }
            else
            {
                Assert.True(refusal is RuleException { Broken: [{ Rule: Rules.ReadOnlyCopy }] }, $"{command.DeclaringType!.Name}: {refusal?.Message ?? "was done"}");
            }
        }
    }

    /// <summary>Behind the requests: no save and no statement writes another table.</summary>
    [Theory, EachDatabase]
    public async Task No_table_is_written_but_those_of_signing_in(Database database)
    {
        await using var host = await CopyAsync(database);
        var refusal = await Assert.ThrowsAsync<RuleException>(() => host.Db(async db =>
        {
            db.Add(new Holiday(Side.Laos, HolidayKind.Closed, new(2027, 4, 14), new(2027, 4, 16), LocalizedText.Of(Language.Lo, "ບຸນປີໃໝ່ລາວ")));
            await db.SaveChangesAsync();
        }));
        Assert.Equal(Rules.ReadOnlyCopy, Assert.Single(refusal.Broken).Rule);
        await Assert.ThrowsAsync<RuleException>(() => host.Db(db => db.Tasks.ExecuteUpdateAsync(set => set.SetProperty(each => each.Code, "X"))));
        await Assert.ThrowsAsync<RuleException>(() => host.Db(db => db.Owners.ExecuteDeleteAsync()));
        await Assert.ThrowsAsync<RuleException>(() => host.Db(db => db.Database.ExecuteSqlRawAsync("delete from \"History\"")));
        await host.Db(db =>
        {
            var written = CopyTables.Written.Select(each => db.Model.FindEntityType(each)!.GetTableName()).ToHashSet();
            var tables = db.Model.GetEntityTypes().Select(each => each.GetTableName()).OfType<string>().Distinct().ToList();
            Assert.All(tables.Except(written), table => Assert.All(
                new[] { $"INSERT INTO \"{table}\" (\"Id\") VALUES (1)", $"UPDATE \"{table}\" AS x SET \"Id\" = 1", $"DELETE FROM \"{table}\"" },
                each => Assert.Throws<RuleException>(() => CopyTables.Require(db, each))));
            CopyTables.Require(db, "UPDATE \"Sessions\" SET \"SeenAt\" = 1");
            return Task.CompletedTask;
        });
    }

    /// <summary>An administrator of the side opens the address, sets a password, lets somebody else in; the history stays as it is, and nobody is mailed.</summary>
    [Theory, EachDatabase]
    public async Task People_of_the_side_are_let_in_and_the_history_stays(Database database)
    {
        await using var host = await CopyAsync(database, out var taken);
        var (entries, mails) = await host.Db(async db => (await db.History.CountAsync(), await db.Mails.CountAsync()));
        var token = Assert.Single((await taken).Administrators);
        await host.SendAs(CurrentUser.System, new CompleteSetup.Command { Token = token.Token, Password = "một mật khẩu đủ dài 7", PasswordAgain = "một mật khẩu đủ dài 7" });
        var administrator = await host.DemoUserAsync(Role.Administrator, Side.Laos);
        var chair = await host.DemoUserAsync(Role.CoChair, Side.Laos);
        var next = await host.SendAs(administrator, new Web.Features.Accounts.RenewInvitation.Command(chair.Id));
        await host.SendAs(CurrentUser.System, new CompleteSetup.Command { Token = next, Password = "một mật khẩu đủ dài 8", PasswordAgain = "một mật khẩu đủ dài 8" });
        Assert.Equal(2, await host.Db(db => db.Users.CountAsync(each => each.PasswordHash != null)));
        Assert.Equal(Rules.OtherSideAccount, await host.RefusalAsync(administrator, new Web.Features.Accounts.RenewInvitation.Command((await host.DemoUserAsync(Role.CoChair, Side.Vietnam)).Id)));
        Assert.Equal((entries, mails), await host.Db(async db => (await db.History.CountAsync(), await db.Mails.CountAsync())));
    }

    private static async Task SendAsync(TestHost host, Type command)
    {
        var result = command.GetInterfaces().Single(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments()[0];
        var send = typeof(Dispatcher).GetMethod(nameof(Dispatcher.SendAs))!.MakeGenericMethod(result);
        await (Task)send.Invoke(host.Services.GetRequiredService<Dispatcher>(), [CurrentUser.System, RuntimeHelpers.GetUninitializedObject(command), CancellationToken.None, null])!;
    }

    private static Task<TestHost> CopyAsync(Database database) => CopyAsync(database, out _);

    /// <summary>The demo's, as the Lao side has it.</summary>
    private static Task<TestHost> CopyAsync(Database database, out Task<Web.Features.Copies.TakeInCopy.Taken> taken)
    {
        var made = new TaskCompletionSource<Web.Features.Copies.TakeInCopy.Taken>(TaskCreationOptions.RunContinuationsAsynchronously);
        taken = made.Task;
        return MakeAsync();

        async Task<TestHost> MakeAsync()
        {
            await using var original = await TestHost.StartWithDemoAsync(Database.Sqlite);
            var host = await TestHost.StartAsync(database);
            made.SetResult(await SideCopyTests.TakeAsync(host, await SideCopyTests.CopyAsync(original, Side.Laos)));
            await host.Db(db => host.Services.GetRequiredService<CopyState>().ReadAsync(db, default));
            return host;
        }
    }
}
