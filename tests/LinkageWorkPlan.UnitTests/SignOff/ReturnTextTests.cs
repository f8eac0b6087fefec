using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.SignOff;

/// <summary>A comment of a return as both sides read it.</summary>
public class ReturnTextTests
{
    private static readonly DateTime Now = new(2026, 2, 20, 2, 0, 0, DateTimeKind.Utc);
    private readonly SignOffRound round = new(SignOffSubject.Minutes, Guid.CreateVersion7(), "M3", SamplePlan.Text("Biên bản", "ບົດບັນທຶກ"), "{}", Now, Guid.CreateVersion7(), "Thư ký mẫu");

    [Fact]
    public void It_belongs_to_its_round_and_to_the_desk_of_a_plan()
    {
        var plan = Guid.CreateVersion7();
        var text = new ReturnText(round, plan, "D2", "Sửa ngày", null);
        Assert.Equal((round.Id, SignOffSubject.Minutes, round.SubjectId, "M3", (Guid?)plan, "D2"), (text.RoundId, text.Subject, text.SubjectId, text.Code, text.PlanId, text.Part));
        Assert.NotEqual(Guid.Empty, text.Id);
        Assert.Null(new ReturnText(round, null, string.Empty, "Sửa ngày", null).PlanId);
    }

    [Theory]
    [InlineData("Sửa ngày", "ແກ້ວັນທີ", Language.Vi)]
    [InlineData("ແກ້ວັນທີ", "Sửa ngày", Language.Lo)]
    [InlineData("Sửa ngày", null, Language.Vi)]
    [InlineData("ແກ້ວັນທີ", " ", Language.Lo)]
    public void The_language_of_a_comment_is_seen_by_its_letters_and_the_other_one_is_its_rendering(string words, string? other, Language source)
    {
        var text = new ReturnText(round, null, string.Empty, words, other).Text;
        Assert.Equal((source, words), (text.Source, text[source]!.Text));
        Assert.Equal(string.IsNullOrWhiteSpace(other) ? null : other, text[source == Language.Vi ? Language.Lo : Language.Vi]?.Text);
        Assert.Null(text.En);
    }

    [Theory]
    [InlineData("A1.2", Language.Vi)]
    [InlineData("", Language.Vi)]
    [InlineData("D2 ກ", Language.Lo)]
    [InlineData("\u0E7F", Language.Vi)]
    [InlineData("\u0E80", Language.Lo)]
    [InlineData("\u0EFF", Language.Lo)]
    [InlineData("\u0F00", Language.Vi)]
    public void Whatever_is_not_Lao_is_taken_for_Vietnamese(string words, Language language) => Assert.Equal(language, ReturnText.LanguageOf(words));

    [Theory]
    [InlineData("", "Return")]
    [InlineData("II.2", "Return:II.2")]
    public void The_desk_names_it_with_its_part(string part, string field)
    {
        var text = new ReturnText(round, null, part, "Sửa ngày", null);
        var place = Assert.Single(text.Texts);
        Assert.Equal((field, text.Text, SignOffRound.CommentMax), (place.Field, place.Text, place.MaxLength));
        text.SetText(field, text.Text.Render(Language.Lo, "ແກ້ວັນທີ"));
        Assert.Equal("ແກ້ວັນທີ", text.Text.For(Language.Lo));
    }

    [Fact]
    public void It_is_never_empty_nor_written_under_another_name()
    {
        var text = new ReturnText(round, null, "II.2", "Sửa ngày", null);
        Assert.Equal((Rules.NotFound, "Return"), Refused(() => text.SetText("Return", SamplePlan.Text("Khác", "ອື່ນ"))));
        Assert.Equal((Rules.Required, "Comment"), Refused(() => text.SetText("Return:II.2", LocalizedText.Empty)));
        Assert.Equal((Rules.Required, "Comment"), Refused(() => _ = new ReturnText(round, null, "II.2", " ", null)));
        Assert.Equal((Rules.TooLong, "Comment"), Refused(() => _ = new ReturnText(round, null, "II.2", new string('a', SignOffRound.CommentMax + 1), null)));
        Assert.Equal("Sửa ngày", text.Text.For(Language.Vi));
        Assert.Equal(SignOffRound.CommentMax, new ReturnText(round, null, "II.2", new string('a', SignOffRound.CommentMax), null).Text.For(Language.Vi).Length);
    }

    private static (string Rule, string? Subject) Refused(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken) is var broken ? (broken.Rule, broken.Subject) : default;
}
