using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Glossary;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Features.Glossary;
using LinkageWorkPlan.Web.Features.Reports;

namespace LinkageWorkPlan.IntegrationTests.Reports;

public class ReportWarningTests
{
    [Theory, EachDatabase]
    public async Task A_draft_that_does_not_use_an_agreed_term_is_warned_of_and_can_be_sent_with_a_reason(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var id = await desk.Host.SendAs(desk.Secretary, new ProposeTerm.Command(TermGroup.Plan, new TermForm(new TextWords("Kế hoạch công tác", "ແຜນວຽກ", "Work plan"), TextWords.None, true)));
        await desk.WriteAsync(SectionKeys.Lessons, new TextWords("Kế hoạch công tác đã rõ.", "ແຜນການຈະແຈ້ງແລ້ວ.", "All is clear."));
        Assert.Empty(await OfLessonsAsync(desk));

        await desk.Host.SendAs(await desk.Host.DemoUserAsync(Role.CoChair, Side.Laos), new AgreeTerm.Command(id, 0));
        var hint = Assert.Single(await OfLessonsAsync(desk));
        Assert.Equal((Language.Vi, Language.Lo, "Kế hoạch công tác", "ແຜນວຽກ"), (hint.Term!.Source, hint.Term.Target, hint.Term.Used, hint.Term.Wanted));

        Assert.Empty(await desk.Host.SendAs(desk.Secretary, ReportDesk.Checks));
        await desk.SendAsync();
        Assert.Empty((await desk.ReadAsync()).Warnings);
    }

    [Theory, EachDatabase]
    public async Task Right_words_give_no_warning(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var id = await desk.Host.SendAs(desk.Secretary, new ProposeTerm.Command(TermGroup.Plan, new TermForm(new TextWords("Kế hoạch công tác", "ແຜນວຽກ", null), TextWords.None, true)));
        await desk.Host.SendAs(await desk.Host.DemoUserAsync(Role.CoChair, Side.Laos), new AgreeTerm.Command(id, 0));
        await desk.WriteAsync(SectionKeys.Lessons, new TextWords("Kế hoạch công tác đã rõ.", "ແຜນວຽກຈະແຈ້ງແລ້ວ.", null));
        Assert.Empty(await OfLessonsAsync(desk));
    }

    private static async Task<IReadOnlyList<ReportWarning>> OfLessonsAsync(ReportDesk desk) => [.. (await desk.ReadAsync()).Warnings.Where(hint => hint.Kind == WarningKind.Term && hint.Section == SectionKeys.Lessons)];

    [Theory, EachDatabase]
    public async Task A_figure_that_no_table_has_and_a_long_sentence_keep_a_report_back_until_somebody_says_why_they_stay(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.SendableAsync();
        var longer = string.Join(' ', Enumerable.Repeat("dài", ReportWarnings.SyllablesMax + 1)) + ".";
        await desk.WriteAsync(SectionKeys.Lessons, new TextWords($"Đã họp ngày 14/6/2026 theo Kế hoạch 2026-2027 về C1.2, xong 73,4 % của 38 nhiệm vụ. {longer}", "ປະຊຸມແລ້ວ.", null));
        var view = await desk.ReadAsync();

        Assert.Equal([(WarningKind.LongSentence, Language.Vi), (WarningKind.Figure, Language.Vi)], view.OpenWarnings.Select(each => (each.Kind, each.Language)));
        Assert.Equal("73,4 %", view.OpenWarnings[1].Words);
        Assert.Equal(Rules.WarningUnanswered, await desk.Host.RefusalAsync(desk.Secretary, new SendForSignature.Command(view.Report.Id)));
        Assert.Equal(Rules.WarningUnknown, await desk.Host.RefusalAsync(desk.Secretary, new AnswerWarning.Command(view.Report.Id, ["Figure:II:vi:0"], "Vì")));
        Assert.Equal(Rules.Required, await desk.Host.RefusalAsync(desk.Secretary, new AnswerWarning.Command(view.Report.Id, [view.OpenWarnings[0].Key], " ")));

        foreach (var warning in view.OpenWarnings)
        {
            await desk.Host.SendAs(desk.Secretary, new AnswerWarning.Command(view.Report.Id, [warning.Key], "Trích nguyên văn"));
        }

        Assert.Empty((await desk.ReadAsync()).OpenWarnings);
        await desk.Host.SendAs(desk.Secretary, new WithdrawAnswer.Command(view.Report.Id, view.OpenWarnings[0].Key));
        Assert.Single((await desk.ReadAsync()).OpenWarnings);

        // Other words are warned of anew.
        await desk.WriteAsync(SectionKeys.Lessons, new TextWords("Xong 73,5 %.", "ປະຊຸມແລ້ວ.", null));
        Assert.Equal("73,5 %", Assert.Single((await desk.ReadAsync()).OpenWarnings).Words);
    }
}
