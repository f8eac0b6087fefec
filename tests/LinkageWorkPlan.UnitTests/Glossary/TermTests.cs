using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Glossary;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Glossary;

public class TermTests
{
    [Theory]
    [InlineData(TermGroup.Plan, "Kế hoạch công tác", LaoConfidence.High, TermState.Agreed, true)]
    [InlineData(TermGroup.Plan, "Kế hoạch công tác", LaoConfidence.Probable, TermState.Proposed, true)]
    [InlineData(TermGroup.Plan, "Ngành", LaoConfidence.High, TermState.Agreed, false)]
    [InlineData(TermGroup.Interface, "Tìm kiếm", LaoConfidence.High, TermState.Agreed, false)]
    [InlineData(TermGroup.Plan, "Sản phẩm", LaoConfidence.Doubtful, TermState.Proposed, true)]
    public void What_is_certain_is_supplied_as_agreed_and_the_rest_waits_for_Laos(TermGroup group, string vi, LaoConfidence confidence, TermState state, bool isHinted)
    {
        var term = Term.Supplied(group, new TextWords(vi, "ຄຳ", null), confidence);
        Assert.Equal((state, isHinted, confidence), (term.State, term.IsHinted, term.LaoConfidence));
        Assert.Equal(state == TermState.Agreed ? null : Side.Laos, term.WaitsFor);
    }

    [Fact]
    public void The_other_side_may_answer_with_better_words_and_then_the_first_is_asked()
    {
        var term = Term.Supplied(TermGroup.Plan, new TextWords("Sản phẩm", "ຜົນງານສົ່ງມອບ", null), LaoConfidence.Doubtful);
        term.ProposeChange(Side.Laos, Content("Sản phẩm", "ຜະລິດຕະພັນ"));
        Assert.Equal((TermState.Proposed, Side.Vietnam, "ຜະລິດຕະພັນ", LaoConfidence.High), (term.State, term.WaitsFor, term.Words.Lo!.Text, term.LaoConfidence));
        Assert.Equal(Rules.TermOwnProposal, RuleOf(() => term.Agree(Side.Laos)));
        term.Agree(Side.Vietnam);
        Assert.Equal((TermState.Agreed, null), (term.State, term.Proposal));
    }

    [Fact]
    public void A_removal_is_decided_before_anything_else_is_proposed()
    {
        var term = Term.Supplied(TermGroup.Plan, new TextWords("Ngành", "ຂະແໜງການ", null), LaoConfidence.High);
        term.ProposeRemoval(Side.Vietnam);
        Assert.Equal(Rules.TermProposalOpen, RuleOf(() => term.ProposeChange(Side.Laos, Content("Ngành", "ຂະແໜງ"))));
        Assert.Equal(Rules.TermProposalOpen, RuleOf(() => term.ProposeRemoval(Side.Laos)));
        term.Agree(Side.Laos);
        Assert.Equal(TermState.Retired, term.State);
        Assert.Equal(Rules.TermClosed, RuleOf(() => term.ProposeRemoval(Side.Laos)));
        Assert.Equal(Rules.TermNothingProposed, RuleOf(() => term.Withdraw(Side.Vietnam)));
    }

    [Fact]
    public void Words_are_kept_as_all_texts_are_and_both_languages_are_asked_for_at_once()
    {
        var term = new Term(Side.Laos, TermGroup.Plan, Content("  Công  nghiệp ", "ອຸດສາຫະກ\u0ECD\u0EB2"));
        Assert.Equal(("Công  nghiệp", "ອຸດສາຫະກ\u0EB3"), (term.Words.Vi!.Text, term.Words.Lo!.Text));
        Assert.Equal([Rules.Required, Rules.Required], Assert.Throws<RuleException>(() => new Term(Side.Laos, TermGroup.Plan, Content(" ", null))).Broken.Select(each => each.Rule));
        Assert.Equal(Rules.TooLong, RuleOf(() => term.ProposeChange(Side.Laos, Content(new string('a', Term.WordsMax + 1), "ກ"))));
    }

    [Fact]
    public void One_group_has_no_words_twice_whatever_their_spelling_while_another_may()
    {
        var term = new Term(Side.Laos, TermGroup.Plan, Content("Hoà giải", "ໄກ່ເກ່ຍ"));
        Assert.Equal(Rules.TermWordsTaken, RuleOf(() => new Term(Side.Vietnam, TermGroup.Plan, Content("HÒA GIẢI", "ອື່ນ")).RequireUnlike([term])));
        Assert.Equal(Rules.TermWordsTaken, RuleOf(() => new Term(Side.Vietnam, TermGroup.Plan, Content("Khác", "ໄກ່ເກ່ຍ")).RequireUnlike([term])));
        new Term(Side.Vietnam, TermGroup.Report, Content("Hoà giải", "ໄກ່ເກ່ຍ")).RequireUnlike([term]);
        term.Withdraw(Side.Laos);
        new Term(Side.Vietnam, TermGroup.Plan, Content("Hoà giải", "ໄກ່ເກ່ຍ")).RequireUnlike([term]);
    }

    private static TermContent Content(string? vi, string? lo) => new(new TextWords(vi, lo, null), LocalizedText.Empty, true);

    private static string RuleOf(Action action) => Assert.Throws<RuleException>(action).Broken[0].Rule;
}
