using System.Text.Json.Nodes;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Glossary;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Warnings;
using LinkageWorkPlan.Web.Features.Glossary;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.Reports.Writing;

namespace LinkageWorkPlan.IntegrationTests.Reports;

public sealed class ReportWarningTests
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

        // Other words get a new warning.
        await desk.WriteAsync(SectionKeys.Lessons, new TextWords("Xong 73,5 %.", "ປະຊຸມແລ້ວ.", null));
        Assert.Equal("73,5 %", Assert.Single((await desk.ReadAsync()).OpenWarnings).Words);
    }

    [Theory, EachDatabase]
    public async Task A_warning_about_a_language_is_kept_by_the_side_whose_language_it_is_and_the_co_chairs_read_the_reason(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.SendableAsync();
        var lao = await desk.Host.DemoUserAsync(Role.Secretary, Side.Laos);
        var words = string.Concat(Enumerable.Repeat("ກ", ReportWarnings.LaoLettersMax + 1));
        await desk.WriteAsync(SectionKeys.Lessons, new TextWords("Xong 73,4 %.", $"{words} 73,4 %.", null));
        var view = await desk.ReadAsync();
        var (sentence, figures) = (Assert.Single(view.OpenWarnings, each => each.Kind == WarningKind.LongSentence), view.OpenWarnings.Where(each => each.Kind == WarningKind.Figure).ToList());

        Assert.Equal((Side.Laos, null), (sentence.About.Keeper, figures[0].About.Keeper));
        Assert.Equal(Rules.WarningOfOtherSide, await desk.Host.RefusalAsync(desk.Secretary, Keep(sentence.Key)));
        Assert.Equal(Rules.WarningsOfSeveralTexts, await desk.Host.RefusalAsync(lao, Keep([.. figures.Select(each => each.Key)])));
        foreach (var figure in figures)
        {
            await desk.Host.SendAs(desk.Secretary, Keep(figure.Key));
        }

        await desk.Host.SendAs(lao, Keep(sentence.Key));
        Assert.Equal(Rules.WarningOfOtherSide, await desk.Host.RefusalAsync(desk.Secretary, new WithdrawAnswer.Command(view.Report.Id, sentence.Key)));
        await desk.SendAsync();

        var chair = await desk.Host.DemoUserAsync(Role.CoChair, Side.Vietnam);
        var shown = await desk.Host.SendAs(chair, new Web.Features.Approvals.GetRound.Query((await desk.ReadAsync()).LastRound!.Id));
        var kept = shown.Kept.Where(each => each.Section == SectionKeys.Lessons).ToList();
        Assert.Equal(
            [(WarningKind.Figure, Language.Vi, Side.Vietnam), (WarningKind.LongSentence, Language.Lo, Side.Laos), (WarningKind.Figure, Language.Lo, Side.Vietnam)],
            kept.Select(each => (each.Kind, each.Language, each.BySide)));
        Assert.All(kept, each => Assert.Equal("Trích nguyên văn", each.Reason));

        AnswerWarning.Command Keep(params string[] keys) => new(view.Report.Id, keys, "Trích nguyên văn");
    }

    [Theory, EachDatabase]
    public async Task A_day_that_a_correction_changes_in_one_text_and_not_in_another_is_warned_of(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.WriteAsync(SectionKeys.Context, new TextWords("Họp ngày 19/6/2026.", "ປະຊຸມວັນທີ 19/6/2026.", null));
        await desk.WriteAsync(SectionKeys.Lessons, new TextWords("Như đã nêu, ngày 19 tháng 6 năm 2026 là hạn.", "ກຳນົດແມ່ນ ວັນທີ 19 ມິຖຸນາ 2026.", null));
        await desk.IssueAsync();
        await desk.Host.SendAs(desk.Secretary, new OpenCorrection.Command(ReportDesk.Plan, ReportDesk.Code, new TextWords("Sửa ngày họp.", "ແກ້ວັນທີ.", null)));
        Assert.DoesNotContain((await desk.ReadAsync()).Warnings, each => each.Kind == WarningKind.FormerDate);

        await desk.WriteAsync(SectionKeys.Context, new TextWords("Họp ngày 26/6/2026.", "ປະຊຸມວັນທີ 26/6/2026.", null));

        var former = (await desk.ReadAsync()).OpenWarnings.Where(each => each.Kind == WarningKind.FormerDate).ToList();
        Assert.Equal(
            [(SectionKeys.Lessons, Language.Vi, "19 tháng 6 năm 2026", "26/06/2026"), (SectionKeys.Lessons, Language.Lo, "19 ມິຖຸນາ 2026", "26/06/2026")],
            former.Select(each => (each.Section, each.Language, each.Words, each.About.Other)));
        await desk.WriteAsync(SectionKeys.Lessons, new TextWords("Hạn là 26/6/2026.", "ກຳນົດແມ່ນ 26/6/2026.", null));
        Assert.DoesNotContain((await desk.ReadAsync()).OpenWarnings, each => each.Kind == WarningKind.FormerDate);
    }

    [Theory, EachDatabase]
    public async Task A_day_that_a_correction_changes_is_looked_for_in_every_text_that_is_printed(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var content = (await desk.ReadAsync()).Content with
        {
            Directions = [new DirectionRow(Side.Laos, new(2026, 3, 1), "1", Words("chỉ đạo"), Words("trả lời"), DirectionState.Answered, null, null)],
        };

        // Every text of the content says the former day, each in a way of its own.
        var former = JsonNode.Parse(CanonicalContent.Of(content))!;
        var ways = new[] { " 19/6/2026", " 19/6", " 19 tháng 6", " 19 ມິຖຸນາ 2026", " 19.06.2026" };
        var count = 0;
        foreach (var text in TextsIn(former))
        {
            text["vi"] = $"{text["vi"]}{ways[count++ % ways.Length]}.";
        }

        var corrected = CanonicalContent.Read(former.ToJsonString()) with
        {
            CorrectionItems = [new CorrectionItem(Words("Mốc A1.1"), LocalizedText.Of(Language.Vi, "19/06/2026", "19/06/2026"), LocalizedText.Of(Language.Vi, "26/06/2026", "26/06/2026"))],
        };
        var warned = ReportWarnings.Of(corrected, []).Where(each => each.Kind == WarningKind.FormerDate).ToList();

        Assert.All(warned, each => Assert.Equal("26/06/2026", each.About.Other));
        Assert.All(warned, each => Assert.True(each.Key.Length <= WarningAnswer.KeyMax && each.Section.Length <= Domain.SignOff.KeptWarning.SectionMax, each.Key));
        var missed = ContentWords.Of(CanonicalContent.Of(corrected)).Where(each => each.Language == Language.Vi && !SaysFormerDays.Contains(each.Part))
            .Where(each => warned.All(warning => warning.Section != ContentChecks.SubjectOf(each.Part, each.Code))).Select(each => $"{each.Part} {each.Code}: {each.Words}");
        Assert.Empty(missed);
        Assert.Contains(warned, each => each.Section == ContentChecks.Directions);

        // Title, reason and measure of one task: each is warned of.
        var delayed = content.Tasks.First(each => !each.Reason.IsEmpty && !each.Measure.IsEmpty);
        Assert.True(warned.Count(each => each.Section == ContentChecks.TaskPrefix + delayed.Code) >= 3);
    }

    /// <summary>Parts of a content that say what was before, or that the program rewrites from the dates of the report.</summary>
    private static readonly string[] SaysFormerDays = ["basis", "changes", "correctionItems", "corrections", "groupName", "since", "subject"];

    private static LocalizedText Words(string words) => LocalizedText.Of(Language.Vi, words, "ຄຳ");

    private static IEnumerable<JsonObject> TextsIn(JsonNode? node) => node switch
    {
        JsonObject text when text["source"] is JsonValue && text["vi"] is not null => [text],
        JsonObject parts => parts.SelectMany(each => TextsIn(each.Value)).ToList(),
        JsonArray items => items.SelectMany(TextsIn).ToList(),
        _ => [],
    };
}
