using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Glossary;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Features.Glossary;
using LinkageWorkPlan.Web.Features.Reports;

namespace LinkageWorkPlan.IntegrationTests.Reports;

public class ReportHintTests
{
    [Theory, EachDatabase]
    public async Task A_draft_that_does_not_use_an_agreed_term_is_hinted_at_and_can_be_sent_all_the_same(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var id = await desk.Host.SendAs(desk.Secretary, new ProposeTerm.Command(TermGroup.Plan, new TermForm(new TextWords("Kế hoạch công tác", "ແຜນວຽກ", "Work plan"), TextWords.None, true)));
        await desk.WriteAsync(SectionKeys.Lessons, new TextWords("Kế hoạch công tác đã rõ.", "ແຜນການຈະແຈ້ງແລ້ວ.", "All is clear."));
        Assert.Empty(await OfLessonsAsync(desk));

        await desk.Host.SendAs(await desk.Host.DemoUserAsync(Role.CoChair, Side.Laos), new AgreeTerm.Command(id, 0));
        var hint = Assert.Single(await OfLessonsAsync(desk));
        Assert.Equal((Language.Vi, Language.Lo, "Kế hoạch công tác", "ແຜນວຽກ"), (hint.Term.Source, hint.Term.Target, hint.Term.Used, hint.Term.Wanted));

        Assert.Empty(await desk.Host.SendAs(desk.Secretary, ReportDesk.Checks));
        await desk.SendAsync();
        Assert.Empty((await desk.ReadAsync()).Hints);
    }

    [Theory, EachDatabase]
    public async Task Right_words_give_no_hint(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var id = await desk.Host.SendAs(desk.Secretary, new ProposeTerm.Command(TermGroup.Plan, new TermForm(new TextWords("Kế hoạch công tác", "ແຜນວຽກ", null), TextWords.None, true)));
        await desk.Host.SendAs(await desk.Host.DemoUserAsync(Role.CoChair, Side.Laos), new AgreeTerm.Command(id, 0));
        await desk.WriteAsync(SectionKeys.Lessons, new TextWords("Kế hoạch công tác đã rõ.", "ແຜນວຽກຈະແຈ້ງແລ້ວ.", null));
        Assert.Empty(await OfLessonsAsync(desk));
    }

    private static async Task<IReadOnlyList<ReportHint>> OfLessonsAsync(ReportDesk desk) => [.. (await desk.ReadAsync()).Hints.Where(hint => hint.Section == SectionKeys.Lessons)];
}
