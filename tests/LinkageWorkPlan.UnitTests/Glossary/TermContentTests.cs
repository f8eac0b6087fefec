using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Glossary;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Glossary;

/// <summary>What a term says, in force or proposed, and who may change it.</summary>
public class TermContentTests
{
    private static readonly LocalizedText Note = LocalizedText.Of(Language.Vi, "Theo quyết định", "ຕາມການຕົກລົງ");

    [Theory]
    [InlineData(TermGroup.Plan, "Kế hoạch", true)]
    [InlineData(TermGroup.Status, "Kế hoạch", true)]
    [InlineData(TermGroup.Interface, "Kế hoạch", false)]
    [InlineData(TermGroup.Plan, " Ký ", false)]
    public void A_supplied_term_is_checked_where_it_has_two_syllables_and_is_none_of_the_interface(TermGroup group, string vi, bool isHinted)
    {
        var content = TermContent.Supplied(group, new TextWords(vi, "ຄຳ", null));
        Assert.Equal((isHinted, true), (content.IsHinted, content.Note.IsEmpty));
    }

    [Theory]
    [InlineData(Side.Vietnam, null)]
    [InlineData(Side.Laos, LaoConfidence.High)]
    public void A_new_term_waits_for_the_other_side_and_the_Lao_side_vouches_for_its_words(Side by, LaoConfidence? confidence)
    {
        var term = new Term(by, TermGroup.Report, Content("Báo cáo", "ບົດລາຍງານ", "Report", Note, false));
        Assert.Equal((TermGroup.Report, TermState.Proposed, (TermProposal?)TermProposal.New, (Side?)by, (Side?)by.Other(), confidence), (term.Group, term.State, term.Proposal, term.ProposedBy, term.WaitsFor, term.LaoConfidence));
        Assert.Equal(("Báo cáo", "ບົດລາຍງານ", "Report", Note, false, true), (term.Words.Vi!.Text, term.Words.Lo!.Text, term.Words.En!.Text, term.Note, term.IsHinted, term.IsOpen));
        Assert.Equal((true, true, (bool?)null), (term.ProposedWords.IsEmpty, term.ProposedNote.IsEmpty, term.ProposedHinted));
        Assert.Equal(("Term", term.Id, "", term.Words), term.ToSubject() is var subject ? (subject.Kind, subject.Id, subject.Code, subject.Title) : default);
        Assert.NotEqual(Guid.Empty, term.Id);
    }

    [Fact]
    public void A_change_stands_beside_what_is_agreed_until_the_other_side_agrees()
    {
        var term = Agreed();
        term.ProposeChange(Side.Vietnam, Content("Báo cáo năm", "ບົດລາຍງານປີ", null, Note, false));
        Assert.Equal((TermState.Agreed, (TermProposal?)TermProposal.Change, (Side?)Side.Laos, "Báo cáo", true), (term.State, term.Proposal, term.WaitsFor, term.Words.Vi!.Text, term.IsHinted));
        Assert.Equal(("Báo cáo năm", Note, (bool?)false), (term.ProposedWords.Vi!.Text, term.ProposedNote, term.ProposedHinted));
        var before = (term.ViKey, term.LoKey);
        term.Agree(Side.Laos);
        Assert.Equal((TermState.Agreed, null, null, "Báo cáo năm", "ບົດລາຍງານປີ", Note, false), (term.State, term.Proposal, term.WaitsFor, term.Words.Vi!.Text, term.Words.Lo!.Text, term.Note, term.IsHinted));
        Assert.Equal((true, true, (bool?)null, (LaoConfidence?)LaoConfidence.High), (term.ProposedWords.IsEmpty, term.ProposedNote.IsEmpty, term.ProposedHinted, term.LaoConfidence));
        Assert.True(before.ViKey != term.ViKey && before.LoKey != term.LoKey);
    }

    [Fact]
    public void What_says_the_same_is_no_change()
    {
        var term = Agreed();
        var now = Content("Báo cáo", "ບົດລາຍງານ", null, LocalizedText.Empty, true);
        var other = now with { IsHinted = false };
        Assert.Equal(Rules.TermUnchanged, RuleOf(() => term.ProposeChange(Side.Laos, now)));
        term.ProposeChange(Side.Laos, other);
        Assert.Equal(Rules.TermUnchanged, RuleOf(() => term.ProposeChange(Side.Vietnam, other)));
        Assert.Equal(Rules.TermUnchanged, RuleOf(() => term.ProposeChange(Side.Vietnam, now)));
        term.ProposeChange(Side.Vietnam, now with { Note = Note });
        Assert.Equal((Note, (bool?)true, (Side?)Side.Vietnam), (term.ProposedNote, term.ProposedHinted, term.ProposedBy));
    }

    [Fact]
    public void A_change_is_declined_with_a_reason_or_withdrawn_and_what_was_agreed_stays()
    {
        var term = Agreed();
        term.ProposeChange(Side.Vietnam, Content("Khác", "ອື່ນ", null, Note, false));
        Assert.Equal(Rules.TermOwnProposal, RuleOf(() => term.Decline(Side.Vietnam, "Vì")));
        Assert.Equal((Rules.Required, "Term.Reason"), Refused(() => term.Decline(Side.Laos, " ")));
        Assert.Equal((Rules.TooLong, "Term.Reason"), Refused(() => term.Decline(Side.Laos, new string('a', Term.ReasonMax + 1))));
        Assert.Equal(TermProposal.Change, term.Proposal);
        term.Decline(Side.Laos, new string('a', Term.ReasonMax));
        Assert.Equal((TermState.Agreed, null, "Báo cáo"), (term.State, term.Proposal, term.Words.Vi!.Text));
        Assert.True(term.ProposedWords.IsEmpty);
        term.ProposeChange(Side.Laos, Content("Khác", "ອື່ນ", null, Note, false));
        Assert.Equal(Rules.TermOthersProposal, RuleOf(() => term.Withdraw(Side.Vietnam)));
        term.Withdraw(Side.Laos);
        Assert.Equal((TermState.Agreed, null, "Báo cáo"), (term.State, term.Proposal, term.Words.Vi!.Text));
        Assert.All(new Action[] { () => term.Agree(Side.Laos), () => term.Decline(Side.Laos, "Vì"), () => term.Withdraw(Side.Laos) }, act => Assert.Equal(Rules.TermNothingProposed, RuleOf(act)));
    }

    [Fact]
    public void A_new_term_that_is_declined_or_withdrawn_is_dropped()
    {
        var (declined, withdrawn) = (New(), New());
        Assert.Equal(Rules.TermProposalOpen, RuleOf(() => declined.ProposeRemoval(Side.Laos)));
        declined.Decline(Side.Laos, "Vì");
        withdrawn.Withdraw(Side.Vietnam);
        Assert.All(new[] { declined, withdrawn }, term =>
        {
            Assert.Equal((TermState.Dropped, false, (Side?)null), (term.State, term.IsOpen, term.WaitsFor));
            Assert.Equal(Rules.TermClosed, RuleOf(() => term.ProposeChange(Side.Laos, Content("Khác", "ອື່ນ"))));
            Assert.Equal(Rules.TermClosed, RuleOf(() => term.ProposeRemoval(Side.Laos)));
        });
    }

    [Fact]
    public void A_removal_that_is_declined_leaves_the_term_in_force()
    {
        var term = Agreed();
        term.ProposeRemoval(Side.Laos);
        Assert.Equal((TermProposal.Removal, Side.Vietnam), (term.Proposal!.Value, term.WaitsFor!.Value));
        term.Decline(Side.Vietnam, "Vì");
        Assert.Equal((TermState.Agreed, null, true), (term.State, term.Proposal, term.IsOpen));
        term.ProposeRemoval(Side.Vietnam);
        term.Agree(Side.Laos);
        Assert.Equal((TermState.Retired, false, "Báo cáo"), (term.State, term.IsOpen, term.Words.Vi!.Text));
    }

    [Theory]
    [InlineData(Side.Vietnam, "ບົດລາຍງານ", LaoConfidence.Doubtful)]
    [InlineData(Side.Vietnam, "ລາຍງານ", null)]
    [InlineData(Side.Laos, "ລາຍງານ", LaoConfidence.High)]
    public void Other_Lao_words_of_a_new_term_are_to_be_judged_again(Side by, string lo, LaoConfidence? confidence)
    {
        var term = Term.Supplied(TermGroup.Report, new TextWords("Báo cáo", "ບົດລາຍງານ", null), LaoConfidence.Doubtful);
        term.ProposeChange(by, Content("Báo cáo", lo, null, Note));
        Assert.Equal((confidence, (Side?)by, Note, lo, (TermProposal?)TermProposal.New), (term.LaoConfidence, term.ProposedBy, term.Note, term.Words.Lo!.Text, term.Proposal));
        term.Agree(by.Other());
        Assert.Equal(LaoConfidence.High, term.LaoConfidence);
    }

    [Fact]
    public void Each_missing_language_is_named()
    {
        Assert.Equal([("Words", "Term.Lo")], Missing("Báo cáo", " "));
        Assert.Equal([("Words", "Term.Vi")], Missing(null, "ບົດລາຍງານ"));
        Assert.Equal([("Words", "Term.Vi"), ("Words", "Term.Lo")], Missing(" ", null));
        Assert.Equal((Rules.TooLong, "Term.Words"), Refused(() => _ = new Term(Side.Laos, TermGroup.Plan, Content("Báo cáo", "ບົດລາຍງານ", new string('a', Term.WordsMax + 1)))));
        Assert.Equal((Rules.TooLong, "Term.Note"), Refused(() => _ = new Term(Side.Laos, TermGroup.Plan, Content("Báo cáo", "ບົດລາຍງານ", null, LocalizedText.Of(Language.Vi, new string('a', Term.NoteMax + 1))))));
        Assert.Equal(Term.WordsMax, new Term(Side.Laos, TermGroup.Plan, Content(new string('a', Term.WordsMax), "ກ")).Words.Vi!.Text.Length);
    }

    [Fact]
    public void Words_that_are_taken_are_named_with_the_term_that_has_them()
    {
        var term = New();
        var sameVi = Assert.Throws<RuleException>(() => new Term(Side.Laos, TermGroup.Report, Content("BÁO CÁO", "ອື່ນ")).RequireUnlike([term])).Broken[0];
        var sameLo = Assert.Throws<RuleException>(() => new Term(Side.Laos, TermGroup.Report, Content("Khác", "ບົດ ລາຍງານ")).RequireUnlike([New("Khác hẳn", "ກ"), New("Báo cáo", "ບົດ ລາຍງານ")])).Broken[0];
        Assert.Equal((Rules.TermWordsTaken, Rules.TermWordsTaken), (sameVi.Rule, sameLo.Rule));
        Assert.Equal(["BÁO CÁO", "Báo cáo", "ບົດລາຍງານ"], sameVi.Arguments);
        Assert.Equal(["ບົດ ລາຍງານ", "Báo cáo", "ບົດ ລາຍງານ"], sameLo.Arguments);
        term.RequireUnlike([term]);
    }

    [Fact]
    public void The_words_of_an_open_change_are_those_that_must_be_free()
    {
        var term = Agreed();
        term.ProposeChange(Side.Vietnam, Content("Khác", "ອື່ນ"));
        Assert.Equal(Rules.TermWordsTaken, RuleOf(() => term.RequireUnlike([New("Khác", "ກ")])));
        term.RequireUnlike([New()]);
    }

    private static (string?, object)[] Missing(string? vi, string? lo) =>
        [.. Assert.Throws<RuleException>(() => new Term(Side.Laos, TermGroup.Plan, Content(vi, lo))).Broken.Select(each => (each.Subject, each.Arguments[0]))];

    private static Term New(string vi = "Báo cáo", string lo = "ບົດລາຍງານ") => new(Side.Vietnam, TermGroup.Report, Content(vi, lo));

    private static Term Agreed()
    {
        var term = New();
        term.Agree(Side.Laos);
        return term;
    }

    private static TermContent Content(string? vi, string? lo, string? en = null, LocalizedText? note = null, bool isHinted = true) => new(new TextWords(vi, lo, en), note ?? LocalizedText.Empty, isHinted);

    private static (string Rule, string? Subject) Refused(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken) is var broken ? (broken.Rule, broken.Subject) : default;

    private static string RuleOf(Action act) => Refused(act).Rule;
}
