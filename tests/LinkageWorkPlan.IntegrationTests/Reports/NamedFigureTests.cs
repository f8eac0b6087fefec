using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using LinkageWorkPlan.Web.Features.Texts;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>A text keeps the name of a figure; what is shown and signed has its value.</summary>
public sealed class NamedFigureTests
{
    private static readonly TextWords Words = new("Xong {tasks.done} nhiệm vụ.", "ສຳເລັດ {tasks.done} ໜ້າວຽກ.", null);

    [Theory, EachDatabase]
    public async Task What_is_signed_has_the_value_and_the_text_the_name(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.WriteAsync(SectionKeys.Lessons, Words);
        var draft = await desk.ReadAsync();
        var done = MinisterFigures.Of(draft.Content).Completed;
        Assert.True(done > 0);
        Assert.Equal(("Xong {tasks.done} nhiệm vụ.", $"Xong {done} nhiệm vụ."), (draft.TextOf(SectionKeys.Lessons).For(Language.Vi), draft.Content.NarrativeOf(SectionKeys.Lessons).For(Language.Vi)));

        await desk.IssueAsync();
        var issued = await desk.ReadIssueAsync();
        Assert.Equal($"ສຳເລັດ {done} ໜ້າວຽກ.", issued.Content.NarrativeOf(SectionKeys.Lessons).For(Language.Lo));
        Assert.DoesNotContain("{tasks", CanonicalContent.Of(issued.Content), StringComparison.Ordinal);
        Assert.Equal("ສຳເລັດ {tasks.done} ໜ້າວຽກ.", (await desk.ReadAsync()).TextOf(SectionKeys.Lessons).For(Language.Lo));
    }

    [Theory, EachDatabase]
    public async Task A_correction_that_is_given_up_has_the_names_again(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.WriteAsync(SectionKeys.Lessons, Words);
        await desk.WriteAsync(SectionKeys.Reasons, Words);
        var report = (await desk.ReadAsync()).Report.Id;
        foreach (var (minister, words) in new[] { (Side.Laos, Words), (Side.Vietnam, Words with { Vi = "Đến nay xong {tasks.done} việc." }) })
        {
            await desk.Host.SendAs(desk.Secretary, new AddProposal.Command(report, minister, words));
        }

        var before = await desk.ReadAsync();
        await desk.IssueAsync();
        await desk.Host.SendAs(desk.Secretary, new OpenCorrection.Command(ReportDesk.Plan, ReportDesk.Code, new TextWords("Sửa.", "ແກ້.", null)));
        await desk.WriteAsync(SectionKeys.Lessons, new TextWords("Bài học mới.", "ບົດຮຽນໃໝ່.", null));
        foreach (var proposal in (await desk.ReadAsync()).Report.Proposals)
        {
            await desk.Host.SendAs(desk.Secretary, new RemoveProposal.Command(report, proposal.Id, proposal.Text));
        }

        await desk.Host.SendAs(desk.Secretary, new DropCorrection.Command(report));

        var after = await desk.ReadAsync();
        Assert.Equal(before.TextOf(SectionKeys.Lessons), after.TextOf(SectionKeys.Lessons));
        Assert.Equal("Xong {tasks.done} nhiệm vụ.", after.TextOf(SectionKeys.Reasons).For(Language.Vi));
        Assert.Equal(ProposalsOf(before), ProposalsOf(after));

        static IEnumerable<(Side Minister, string Words)> ProposalsOf(GetReport.View view) =>
            view.Report.Proposals.OrderBy(each => each.Addressee).ThenBy(each => each.Order).Select(each => (each.Addressee, each.Text.For(Language.Vi)));
    }

    [Theory, EachDatabase]
    public async Task A_name_that_there_is_not_is_refused_wherever_a_text_is_written(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.WriteAsync(SectionKeys.Lessons, Words);
        var view = await desk.ReadAsync();
        var lessons = view.TextOf(SectionKeys.Lessons);
        WriteSection.Command Write(string words) => new(view.Report.Id, SectionKeys.Lessons, TextWords.From(lessons).With(Language.Vi, words), lessons);

        Assert.Equal(Rules.FigureUnknown, await desk.Host.RefusalAsync(desk.Secretary, Write("{task.done}")));
        Assert.Equal(Rules.FigureUnknown, await desk.Host.RefusalAsync(desk.Secretary, Write("{task.percent:Z9}")));
        Assert.Equal(Rules.FigureUnknown, await desk.Host.RefusalAsync(desk.Secretary, new AddProposal.Command(view.Report.Id, Side.Laos, new TextWords("{pillar.percent:Z9}", null, null))));
        Assert.Equal(Rules.FigureUnknown, await desk.Host.RefusalAsync(await desk.Host.DemoUserAsync(Role.Secretary, Side.Laos), new RenderText.Command(
            TextKind.Report, view.Report.Id, Report.SectionPrefix + SectionKeys.Lessons, Language.Lo, "{tasks.dne}", TextStamp.Of(lessons))));
        await desk.Host.SendAs(desk.Secretary, Write("{tasks.done} {pillar.percent:A}"));
    }

    [Theory, EachDatabase]
    public async Task A_rendering_without_the_name_is_warned_about_before_it_is_sent(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.WriteAsync(SectionKeys.Lessons, Words with { Lo = "ສຳເລັດແລ້ວ." });
        var warning = Assert.Single((await desk.ReadAsync()).Warnings, each => each.Kind == WarningKind.NamedFigure);
        Assert.Equal((SectionKeys.Lessons, Language.Lo, "{tasks.done}"), (warning.Section, warning.Language, warning.Words));
    }
}
