using System.Text;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Texts;

namespace LinkageWorkPlan.IntegrationTests.Texts;

/// <summary>What people paste, through the commands, as the databases keep it.</summary>
public class BadInputTests
{
    [Theory, EachDatabase]
    public async Task Text_of_an_old_font_is_refused_wherever_words_are_written(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        Assert.Equal(Rules.OldFont, await RefusalAsync(desk, form => form with { Title = PlanDesk.Words("C«ng t¸c ®µo t¹o") }));
        Assert.Equal(Rules.OldFont, await RefusalAsync(desk, form => form with { Title = PlanDesk.Words("Boä Coâng Thöông") }));
        await desk.AddAsync(desk.Form() with { Title = PlanDesk.Words(null, "ແຜນວຽກ") });
        var row = (await desk.SendAsync(new ListTexts.Query(new TextScope(PlanDesk.Code), Language.Vi, TextFilter.Open))).Rows[0];
        Assert.Equal(Rules.OldFont, await desk.Host.RefusalAsync(desk.Secretary, new RenderText.Command(row.Kind, row.Id, row.Field, Language.Vi, "Bé C«ng Th\u00AD¬ng", TextStamp.Of(row.Text))));
    }

    [Theory, EachDatabase]
    public async Task Quotation_marks_units_and_foreign_names_are_kept_as_they_are(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        const string words = "«Công tác» Noël – où? 25 °C, 2½ ha, 10 m², Windows®, hoà, Malmö";
        await desk.AddAsync(desk.Form() with { Title = PlanDesk.Words(words) });
        Assert.Equal(words, (await desk.EditorAsync("A1")).Saved.Title.For(Language.Vi));
    }

    [Theory, EachDatabase]
    public async Task What_nobody_sees_is_no_text(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        foreach (var nothing in new[] { "", "  \t\r\n ", "\u00A0\u3000", "\u200B\u200D\uFEFF\u2060\u00AD" })
        {
            Assert.Equal(Rules.Required, await RefusalAsync(desk, form => form with { Title = PlanDesk.Words(nothing, nothing) }));
        }

        await desk.AddAsync(desk.Form() with { Description = PlanDesk.Words("\u200B \n", null) });
        Assert.True((await desk.EditorAsync("A1")).Saved.Description.IsEmpty);
    }

    [Theory, EachDatabase]
    public async Task Every_way_of_typing_a_word_is_one_word_and_writing_it_again_changes_nothing(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form() with { Title = PlanDesk.Words("Đào tạo cán bộ", "ນ້ຳ ທີ່ ອຸດສາຫະກຳ ແຜນ") });
        var saved = (await desk.EditorAsync("A1")).Saved.Title;
        foreach (var lao in new[] { "ນ\u0ECD\u0EC9\u0EB2 ທ\u0EC8\u0EB5 ອຸດສາຫະກ\u0ECD\u0EB2 \u0EC0\u0EC0ຜນ", "ນ\u0EC9\u0ECD\u0EB2 ທ\u0EB5\u200B\u0EC8 ອຸດສາຫະກ\u0EB3 ແຜນ" })
        {
            await desk.ReviseAsync("A1", form => form with { Title = PlanDesk.Words("Đào tạo cán bộ".Normalize(NormalizationForm.FormD), lao) });
            Assert.Equal(saved, (await desk.EditorAsync("A1")).Saved.Title);
        }

        Assert.NotEmpty((await desk.SendAsync(new ListTasks.Query(PlanDesk.Code, new PlanFilter(Search: "ອຸດສາຫະກ\u0ECD\u0EB2")))).Rows);
    }

    [Theory, EachDatabase]
    public async Task A_paste_of_100_000_characters_is_refused_with_its_length_and_the_limit(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        foreach (var letters in new[] { "đ", "ກ\u0EB5\u0EC8", "e\u0302\u0301", "C«ng " })
        {
            var paste = string.Concat(Enumerable.Repeat(letters, 100_000 / letters.Length));
            var refusal = await Assert.ThrowsAsync<RuleException>(() => desk.AddAsync(desk.Form() with { Title = PlanDesk.Words(paste) }));
            Assert.Equal(Rules.TooLong, refusal.Broken[0].Rule);
            Assert.Equal(["Title", TextLimit.Count(TextNormalizer.Normalize(paste)), Domain.Plans.TaskFields.Title.Max], refusal.Broken[0].Arguments);
        }
    }

    private static Task<string> RefusalAsync(PlanDesk desk, Func<TaskForm, TaskForm> change) =>
        desk.Host.RefusalAsync(desk.Secretary, new AddTask.Command(desk.PlanId, change(desk.Form())));
}
