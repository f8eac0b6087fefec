using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Hosting;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.EndToEndTests.Browser;

/// <summary>The people of a demo without a browser: they send the same requests, to the same database.</summary>
public sealed class Arranger : IAsyncDisposable
{
    public const string Plan = "2026-2027";
    public const string Report = "2026-H1";

    private readonly WebApplication app;

    internal Arranger(string folder, string provider, string connection) =>
        app = WebHost.BuildForCommand([$"--Database:Provider={provider}", $"--ConnectionStrings:Default={connection}", $"--Data:Path={folder}", "--Demo:Enabled=true"]);

    public async Task<TResult> SendAsync<TResult>(Role role, Side side, IRequest<TResult> request) =>
        await app.Services.GetRequiredService<Dispatcher>().SendAs(await UserAsync(role, side), request);

    /// <summary>Puts the half-year report before both co-chairs, with a reason for every warning.</summary>
    public async Task SendReportAsync()
    {
        var view = await SendAsync(Role.Secretary, Side.Vietnam, new GetReport.Query(Plan, Report));
        foreach (var warning in view.OpenWarnings)
        {
            await SendAsync(Role.Secretary, warning.About.Keeper ?? Side.Vietnam, new AnswerWarning.Command(view.Report.Id, [warning.Key], "Đã đối chiếu"));
        }

        await ConsentAsync();
        await SendAsync(Role.Secretary, Side.Vietnam, new SendForSignature.Command(view.Report.Id));
    }

    /// <summary>A secretary agrees that the half-year report goes for signature as it is now.</summary>
    public async Task ConsentAsync(Side side = Side.Laos)
    {
        var view = await SendAsync(Role.Secretary, side, new GetReport.Query(Plan, Report));
        await SendAsync(Role.Secretary, side, new ConsentToReport.Command(view.Report.Id, view.Fingerprint!));
    }

    public async Task SignReportAsync(Side side)
    {
        var round = await Db(db => db.Rounds.AsNoTracking().AsSplitQuery().SingleAsync(each => each.State == RoundState.Open && each.SubjectCode == Report));
        await SendAsync(Role.CoChair, side, new SignRound.Command(round.Id, round.Fingerprint, DemoAccounts.Password));
    }

    public async Task<T> Db<T>(Func<WorkPlanDb, Task<T>> look)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<WorkPlanDb>());
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private Task<CurrentUser> UserAsync(Role role, Side side) => Db(async db =>
    {
        var account = await db.Users.AsNoTracking().SingleAsync(each => each.Role == role && each.Side == side);
        return new CurrentUser(account.Id, account.DisplayName, account.Role, account.Side, account.Language, account.OwnerId);
    });
}
