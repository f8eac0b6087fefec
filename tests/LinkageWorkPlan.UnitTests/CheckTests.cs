using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests;

/// <summary>Limits on what people type.</summary>
public class CheckTests
{
    [Fact]
    public void Words_are_kept_normalised_and_are_not_blank()
    {
        Assert.Equal("Vụ mẫu", Check.Text("  Vụ mẫu\u200B ", "Field", 6));
        Assert.All(new[] { null, "", " \n\u200B" }, words => Refused("Rule.Required|Field|Field", () => Check.Text(words, "Field", 6)));
    }

    [Fact]
    public void A_limit_counts_what_a_reader_sees()
    {
        Assert.Equal("ນ້ຳນ້ຳ", Check.Text("ນ້ຳນ້ຳ", "Field", 2));
        Refused("Rule.TooLong|Field|Field|3|2", () => Check.Text("abc", "Field", 2));
        Assert.Equal("ab", Check.Text("ab ", "Field", 2));
    }

    [Fact]
    public void What_nobody_else_can_read_is_refused_with_its_place()
    {
        Refused("Rule.GarbledText|Field|Field|U+E001|3", () => Check.Text("ab\uE001", "Field", 9));
        Refused("Rule.OldFont|Field|Field|C«ng|TCVN3|Công", () => Check.Text("C«ng", "Field", 9));
    }

    [Fact]
    public void A_code_can_stand_in_an_address()
    {
        Assert.Equal("A1", Check.Code(" A1 ", "Code", 2));
        Refused("Rule.CodeFormat|Code|Code", () => Check.Code("A 1", "Code", 9));
        Refused("Rule.TooLong|Code|Code|3|2", () => Check.Code("A12", "Code", 2));
        Refused("Rule.Required|Code|Code", () => Check.Code(" ", "Code", 9));
    }

    [Fact]
    public void A_text_is_checked_in_each_of_its_languages()
    {
        var text = LocalizedText.Of(Language.Vi, "abc", "ກຂຄ", "abc");
        Assert.Same(text, Check.Text(text, "Field", 3));
        LocalizedText[] others = [text.Write(Language.Vi, "abcd"), text.Write(Language.Lo, "ກຂຄງ"), text.Write(Language.En, "abcd")];
        Assert.All(others, other => Refused("Rule.TooLong|Field|Field|4|3", () => Check.Text(other, "Field", 3)));
        Refused("Rule.GarbledText|Field|Field|U+E001|1", () => Check.Text(text.Write(Language.Lo, "\uE001"), "Field", 3));
    }

    [Fact]
    public void A_text_may_be_empty_where_it_is_not_required()
    {
        Assert.Same(LocalizedText.Empty, Check.Text(LocalizedText.Empty, "Field", 3));
        Refused("Rule.Required|Field|Field", () => Check.Text(LocalizedText.Empty, "Field", 3, required: true));
        var alone = LocalizedText.Of(Language.Lo, "ກ");
        Assert.Same(alone, Check.Text(alone, "Field", 3, required: true));
    }

    [Theory]
    [InlineData("A", true)]
    [InlineData("A-_.1", true)]
    [InlineData("A1.", true)]
    [InlineData("1", true)]
    [InlineData("_A", false)]
    [InlineData(".A", false)]
    [InlineData("A+B", false)]
    [InlineData("A,B", false)]
    [InlineData("A ", false)]
    public void A_code_begins_with_a_letter_or_digit_and_goes_on_with_few_signs(string code, bool isCode) => Assert.Equal(isCode, Codes.IsCode(code));

    [Fact]
    public void The_next_code_is_the_lowest_that_is_free()
    {
        Assert.Equal("A1", Codes.Next("A", ["A2", "B1"]));
        Assert.Equal("a3", Codes.Next("a", ["A1", "A2", "A2"]));
        Assert.Equal("A1.11", Codes.Next("A1.", Enumerable.Range(1, 10).Select(number => $"A1.{number}")));
    }

    [Fact]
    public void Each_side_has_the_other_and_its_language()
    {
        Assert.Equal([Side.Vietnam, Side.Laos], Sides.Both);
        Assert.Equal([Side.Laos, Side.Vietnam], Sides.Both.Select(each => each.Other()));
        Assert.Equal([Language.Vi, Language.Lo], Sides.Both.Select(each => each.NativeLanguage()));
    }

    private static void Refused(string confirmation, Func<object> act) => Assert.Equal(confirmation, Assert.Single(Assert.Throws<RuleException>(act).Broken).Confirmation);
}
