using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
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

/// <summary>
/// Issues the demo's half-year report, and one of the year with an early cut-off that has every annex, as its people would: the secretary sends it, both
/// co-chairs sign it, the printer prints and seals it.
/// </summary>
internal static class SampleIssue
{
    public const string DemoPlan = "2026-2027";
    private const string HalfYear = "2026-H1";

    private static readonly EditionKey Joint = new(Edition.Joint, Side.Vietnam);

    private static readonly (string Name, EditionKey Key)[] Samples = [("vietnamese.pdf", EditionKey.Vietnamese), ("lao.pdf", EditionKey.Lao), ("joint.pdf", Joint)];

    /// <param name="plan">Code of the plan whose half-year report it is; of the demo's own plan that of the year, too.</param>
    /// <param name="folder">Where their editions are written.</param>
    public static async Task WriteAsync(IServiceProvider services, string plan, DirectoryInfo folder, CancellationToken cancel)
    {
        var people = await PeopleAsync(services, cancel);
        await IssueAsync(services, people, plan, HalfYear, folder, Samples, cancel);
        if (plan == DemoPlan)
        {
            var year = StarterFiles.Read<ReportFile>("2026.report.json");
            await DraftAsync(services.GetRequiredService<Dispatcher>(), people.Single(each => each is { Role: Role.Secretary, Side: Side.Vietnam }), plan, year, cancel);
            await IssueAsync(services, people, plan, year.Code, folder, [("annual.pdf", Joint)], cancel);
        }
    }

    private static async Task DraftAsync(Dispatcher dispatcher, CurrentUser secretary, string plan, ReportFile file, CancellationToken cancel)
    {
        var begun = new CreateReport.Command(plan, file.Code, file.Kind, file.PeriodStart, file.PeriodEnd, file.CutOff, file.DueDate);
        try
        {
            await dispatcher.SendAs(secretary, begun, cancel);
        }
        catch (RuleException asked) when (asked.Broken.All(each => each.IsQuestion))
        {
            // That it is cut off long before the period ends is meant.
            await dispatcher.SendAs(secretary, begun, cancel, asked.Broken.Select(each => each.Confirmation).ToHashSet());
        }

        var draft = (await dispatcher.SendAs(secretary, new GetReport.Query(plan, file.Code), cancel)).Report;
        foreach (var section in file.Sections)
        {
            var opened = draft.Sections.Single(each => each.Key == section.Key).Text;
            await dispatcher.SendAs(secretary, new WriteSection.Command(draft.Id, section.Key, TextWords.From(section.Text.Read()), opened), cancel);
        }

        foreach (var key in file.LeftOut ?? [])
        {
            await dispatcher.SendAs(secretary, new LeaveOutSection.Command(draft.Id, key), cancel);
        }

        foreach (var proposal in file.Proposals)
        {
            await dispatcher.SendAs(secretary, new AddProposal.Command(draft.Id, proposal.Addressee, TextWords.From(proposal.Text.Read())), cancel);
        }
    }

    private static async Task IssueAsync(
        IServiceProvider services, IReadOnlyList<CurrentUser> people, string plan, string code, DirectoryInfo folder, IReadOnlyList<(string Name, EditionKey Key)> samples, CancellationToken cancel)
    {
        var dispatcher = services.GetRequiredService<Dispatcher>();
        var secretary = people.Single(each => each is { Role: Role.Secretary, Side: Side.Vietnam });
        var report = await dispatcher.SendAs(secretary, new GetReport.Query(plan, code), cancel);
        foreach (var warning in report.OpenWarnings)
        {
            // Each is answered by the side whose language it is about.
            var keeper = people.Single(each => each.Role == Role.Secretary && each.Side == (warning.About.Keeper ?? Side.Vietnam));
            var why = keeper.Side == Side.Vietnam ? "Đã đối chiếu với bảng và bản dịch." : "ໄດ້ທຽບກັບຕາຕະລາງ ແລະ ສະບັບແປແລ້ວ.";
            await dispatcher.SendAs(keeper, new AnswerWarning.Command(report.Report.Id, [warning.Key], why), cancel);
        }

        report = await dispatcher.SendAs(secretary, new GetReport.Query(plan, code), cancel);
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
            foreach (var (name, key) in samples)
            {
                await services.GetRequiredService<EditionPrinter>().PrintAsync(round.Id, key, cancel);
                var stored = await dispatcher.SendAs(secretary, new GetEdition.Query(plan, code, key, 1), cancel);
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
