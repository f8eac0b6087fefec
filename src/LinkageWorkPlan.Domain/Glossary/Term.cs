using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Glossary;

/// <summary>
/// One term, agreed by both sides or proposed by one. What was agreed stays in force beside a proposal until the other side agrees,
/// and no term is ever deleted.
/// </summary>
/// <remarks>
/// In one group no two terms that are proposed or agreed have the same Vietnamese words, nor the same Lao words: whoever translates
/// must find one answer, in either direction. Between groups they may, because a group tells the senses apart (Hủy is a button, Hủy bỏ
/// a status, both ຍົກເລີກ). English is an aid and may repeat itself. Case and the two spellings of one word (Hoà, Hòa) make no difference.
/// </remarks>
public sealed class Term : IVersioned, IAudited
{
    /// <summary>In text elements, of each language.</summary>
    public const int WordsMax = 200, NoteMax = 1000;

    /// <summary>Of a refusal, in text elements.</summary>
    public const int ReasonMax = 500;

    private Term()
    {
    }

    /// <summary>A new term, agreed by the side that proposes it.</summary>
    /// <exception cref="RuleException">A language is missing, or words are too long or garbled.</exception>
    public Term(Side by, TermGroup group, TermContent content)
    {
        (Id, Group, State) = (Guid.CreateVersion7(), group, TermState.Proposed);
        (Proposal, ProposedBy) = (TermProposal.New, by);
        Apply(CheckedTerm.Of(content));
        LaoConfidence = by == Side.Laos ? Glossary.LaoConfidence.High : null;
    }

    public Guid Id { get; private set; }
    public TermGroup Group { get; private set; }

    /// <summary>In force, or of a new term proposed. All languages are written together: none is ever stale.</summary>
    public LocalizedText Words { get; private set; } = LocalizedText.Empty;

    public LocalizedText Note { get; private set; } = LocalizedText.Empty;

    /// <summary>Null where nobody has judged the Lao words yet.</summary>
    public LaoConfidence? LaoConfidence { get; private set; }

    /// <summary>True where texts are checked against the term, once it is agreed.</summary>
    public bool IsHinted { get; private set; }

    public TermState State { get; private set; }

    /// <summary>What waits for the other side; null where nothing does.</summary>
    public TermProposal? Proposal { get; private set; }

    /// <summary>The side that proposed it, and has agreed by proposing.</summary>
    public Side? ProposedBy { get; private set; }

    /// <summary>Of a change; empty otherwise.</summary>
    public LocalizedText ProposedWords { get; private set; } = LocalizedText.Empty;

    /// <summary>Of a change; empty otherwise.</summary>
    public LocalizedText ProposedNote { get; private set; } = LocalizedText.Empty;

    /// <summary>Of a change; null otherwise.</summary>
    public bool? ProposedHinted { get; private set; }

    /// <summary>Equal for two spellings of the same Vietnamese words: what the database keeps apart within a group.</summary>
    public string ViKey { get; private set; } = string.Empty;

    /// <summary>As <see cref="ViKey"/>, for Lao.</summary>
    public string LoKey { get; private set; } = string.Empty;

    public int Version { get; private set; }

    public AuditSubject ToSubject() => new(nameof(Term), Id, string.Empty, Words, null);

    /// <summary>The side whose answer is awaited; null where nothing is proposed.</summary>
    public Side? WaitsFor => ProposedBy?.Other();

    /// <summary>True while the term is agreed or may become so.</summary>
    public bool IsOpen => State is TermState.Proposed or TermState.Agreed;

    /// <summary>
    /// A term as the program comes with it. High confidence counts as agreed by both sides; the rest is agreed by Vietnam and waits for
    /// Laos' side, because a native reader has to go through it.
    /// </summary>
    /// <exception cref="RuleException">A language is missing, or words are too long or garbled.</exception>
    public static Term Supplied(TermGroup group, TextWords words, LaoConfidence confidence)
    {
        var term = new Term(Side.Vietnam, group, TermContent.Supplied(group, words)) { LaoConfidence = confidence };
        if (confidence == Glossary.LaoConfidence.High)
        {
            term.Settle(TermState.Agreed);
        }

        return term;
    }

    /// <summary>
    /// Proposes other words. A new term's are replaced, and an open change is: whoever writes last has agreed, and the other side is
    /// asked; so a side may also answer a proposal with a better one.
    /// </summary>
    /// <exception cref="RuleException">
    /// <see cref="Rules.TermClosed"/>, <see cref="Rules.TermProposalOpen"/> (a removal is decided first), <see cref="Rules.TermUnchanged"/>, or what is wrong with the words.
    /// </exception>
    public void ProposeChange(Side by, TermContent content)
    {
        Require(IsOpen, Rules.TermClosed);
        Require(Proposal != TermProposal.Removal, Rules.TermProposalOpen);
        var proposed = CheckedTerm.Of(content);
        Require(proposed != Standing && proposed != InForce, Rules.TermUnchanged);
        if (State == TermState.Proposed)
        {
            LaoConfidence = proposed.Words.Lo?.Text == Words.Lo?.Text ? LaoConfidence : by == Side.Laos ? Glossary.LaoConfidence.High : null;
            Apply(proposed);
            ProposedBy = by;
            return;
        }

        (Proposal, ProposedBy) = (TermProposal.Change, by);
        (ProposedWords, ProposedNote, ProposedHinted) = (proposed.Words, proposed.Note, proposed.IsHinted);
    }

    /// <exception cref="RuleException"><see cref="Rules.TermClosed"/>, or <see cref="Rules.TermProposalOpen"/>: a new term is withdrawn or declined instead.</exception>
    public void ProposeRemoval(Side by)
    {
        Require(IsOpen, Rules.TermClosed);
        Require(Proposal is null, Rules.TermProposalOpen);
        (Proposal, ProposedBy) = (TermProposal.Removal, by);
    }

    /// <summary>The other side agrees: the proposal is in force. Its Lao words then have the Lao side's word.</summary>
    /// <exception cref="RuleException"><see cref="Rules.TermNothingProposed"/>, <see cref="Rules.TermOwnProposal"/>.</exception>
    public void Agree(Side by)
    {
        RequireAnswer(by);
        if (Proposal == TermProposal.Removal)
        {
            Settle(TermState.Retired);
            return;
        }

        if (Proposal == TermProposal.Change)
        {
            Apply(Standing);
        }

        LaoConfidence = Glossary.LaoConfidence.High;
        Settle(TermState.Agreed);
    }

    /// <summary>The other side says no; what was agreed before stays.</summary>
    /// <param name="reason">Required; kept in the history.</param>
    /// <exception cref="RuleException"><see cref="Rules.TermNothingProposed"/>, <see cref="Rules.TermOwnProposal"/>, or the reason is missing, too long or garbled.</exception>
    public void Decline(Side by, string? reason)
    {
        RequireAnswer(by);
        Check.Text(reason, "Term.Reason", ReasonMax);
        Settle(State == TermState.Proposed ? TermState.Dropped : State);
    }

    /// <exception cref="RuleException"><see cref="Rules.TermNothingProposed"/>, <see cref="Rules.TermOthersProposal"/>.</exception>
    public void Withdraw(Side by)
    {
        Require(Proposal is not null, Rules.TermNothingProposed);
        Require(by == ProposedBy, Rules.TermOthersProposal);
        Settle(State == TermState.Proposed ? TermState.Dropped : State);
    }

    /// <param name="others">The other terms of the group.</param>
    /// <exception cref="RuleException"><see cref="Rules.TermWordsTaken"/>: one that is proposed or agreed has these Vietnamese or Lao words.</exception>
    public void RequireUnlike(IEnumerable<Term> others) => Standing.RequireUnlike(others.Where(each => each.Id != Id && each.Group == Group && each.IsOpen));

    /// <summary>The content that is proposed, or else in force.</summary>
    private CheckedTerm Standing => Proposal == TermProposal.Change ? new(ProposedWords, ProposedNote, ProposedHinted!.Value) : InForce;

    private CheckedTerm InForce => new(Words, Note, IsHinted);

    private void Apply(CheckedTerm now) => (Words, Note, IsHinted, ViKey, LoKey) = (now.Words, now.Note, now.IsHinted, now.ViKey, now.LoKey);

    private void Settle(TermState state)
    {
        (State, Proposal, ProposedBy) = (state, null, null);
        (ProposedWords, ProposedNote, ProposedHinted) = (LocalizedText.Empty, LocalizedText.Empty, null);
    }

    private void RequireAnswer(Side by)
    {
        Require(Proposal is not null, Rules.TermNothingProposed);
        Require(by != ProposedBy, Rules.TermOwnProposal);
    }

    private static void Require(bool holds, string rule)
    {
        if (!holds)
        {
            throw new RuleException(rule);
        }
    }
}
