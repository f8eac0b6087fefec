using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.CommandLine;

/// <summary>Issues the demo's report as its people would: the secretary sends it, both co-chairs sign it, the printer prints and seals it.</summary>
internal static class SampleIssue
{
    public const string DemoPlan = "2026-2027";
    private const string Report = "2026-H1";

    private static readonly (string Name, EditionKey Key)[] Samples =
        [("vietnamese.pdf", EditionKey.Vietnamese), ("lao.pdf", EditionKey.Lao), ("joint.pdf", new EditionKey(Edition.Joint, Side.Vietnam))];

    /// <param name="plan">Code of the plan whose half-year report it is.</param>
    /// <param name="folder">Where its editions are written.</param>
    public static async Task WriteAsync(IServiceProvider services, string plan, DirectoryInfo folder, CancellationToken cancel)
    {
        var dispatcher = services.GetRequiredService<Dispatcher>();
        var people = await PeopleAsync(services, cancel);
        var secretary = people.Single(each => each is { Role: Role.Secretary, Side: Side.Vietnam });
        var report = await dispatcher.SendAs(secretary, new GetReport.Query(plan, Report), cancel);
        foreach (var warning in report.OpenWarnings)
        {
            // Each is answered by the side whose language it is about.
            var keeper = people.Single(each => each.Role == Role.Secretary && each.Side == (warning.About.Keeper ?? Side.Vietnam));
            var why = keeper.Side == Side.Vietnam ? "Đã đối chiếu với bảng và bản dịch." : "ໄດ້ທຽບກັບຕາຕະລາງ ແລະ ສະບັບແປແລ້ວ.";
            await dispatcher.SendAs(keeper, new AnswerWarning.Command(report.Report.Id, [warning.Key], why), cancel);
        }

        report = await dispatcher.SendAs(secretary, new GetReport.Query(plan, Report), cancel);
        await dispatcher.SendAs(people.Single(each => each is { Role: Role.Secretary, Side: Side.Laos }), new ConsentToReport.Command(report.Report.Id, report.Fingerprint!), cancel);
        await dispatcher.SendAs(secretary, new SendForSignature.Command(report.Report.Id), cancel);
        var round = await RoundAsync(services, report.Report.Id, cancel);
        foreach (var side in Sides.Both)
        {
            await dispatcher.SendAs(people.Single(each => each.Role == Role.CoChair && each.Side == side), new SignRound.Command(round.Id, round.Fingerprint, DemoAccounts.Password), cancel);
        }

        try
        {
            folder.Create();
            foreach (var (name, key) in Samples)
            {
                await services.GetRequiredService<EditionPrinter>().PrintAsync(round.Id, key, cancel);
                var stored = await dispatcher.SendAs(secretary, new GetEdition.Query(plan, Report, key, 1), cancel);
                await File.WriteAllBytesAsync(Path.Combine(folder.FullName, name), stored.Pdf!, cancel);
            }
        }
        catch (Exception exception) when (exception is PrintingException or SealException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException(exception.Message, exception);
        }
    }

    private static async Task<IReadOnlyList<CurrentUser>> PeopleAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var accounts = await scope.ServiceProvider.GetRequiredService<WorkPlanDb>().Users.AsNoTracking().Where(each => each.Email!.EndsWith(DemoAccounts.Domain)).ToListAsync(cancel);
        return [.. accounts.Select(each => new CurrentUser(each.Id, each.DisplayName, each.Role, each.Side, each.Language, each.OwnerId))];
    }

    private static async Task<SignOffRound> RoundAsync(IServiceProvider services, Guid report, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WorkPlanDb>().Rounds.AsNoTracking().AsSplitQuery().SingleAsync(each => each.SubjectId == report && each.State == RoundState.Open, cancel);
    }
}
