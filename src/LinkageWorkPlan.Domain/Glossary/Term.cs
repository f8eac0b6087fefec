using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Glossary;

/// <summary>What a side proposes: the words of each language, and what there is to say about them.</summary>
/// <param name="Words">Vietnamese and Lao are required. Alternatives are divided by " / "; what stands in brackets explains and is no part of the term.</param>
/// <param name="IsHinted">Whether texts are checked against it.</param>
public sealed record TermContent(TextWords Words, LocalizedText Note, bool IsHinted);

/// <summary>
/// One term, agreed by both sides or proposed by one. What was agreed stays in force beside a proposal until the other side agrees,
/// and no term is ever deleted.
/// </summary>
/// <remarks>
/// In one group no two terms that are proposed or agreed have the same Vietnamese words, nor the same Lao words: whoever translates
/// must find one answer, in either direction. Between groups they may, because a group tells the senses apart (Hủy is a button, Hủy bỏ
/// a status, both ຍົກເລີກ). English is an aid and may repeat itself. Case and the two spellings of one word (Hoà, Hòa) make no difference.
/// </remarks>
public sealed class Term : IVersioned
{
    /// <summary>In text elements, of each language.</summary>
    public const int WordsMax = 200;

    /// <summary>In text elements, of each language.</summary>
    public const int NoteMax = 1000;

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
        Put(WordsOf(content), NoteOf(content), content.IsHinted);
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
        // One syllable means too much in Vietnamese (Số, Ký), and the interface's words are everybody's.
        var isHinted = group != TermGroup.Interface && TextNormalizer.Normalize(words.Vi).Contains(' ', StringComparison.Ordinal);
        var term = new Term(Side.Vietnam, group, new TermContent(words, LocalizedText.Empty, isHinted)) { LaoConfidence = confidence };
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
        RequireOpen();
        if (Proposal == TermProposal.Removal)
        {
            throw new RuleException(Rules.TermProposalOpen);
        }

        var (words, note) = (WordsOf(content), NoteOf(content));
        if ((words, note, content.IsHinted) == Standing || (words, note, content.IsHinted) == (Words, Note, IsHinted))
        {
            throw new RuleException(Rules.TermUnchanged);
        }

        if (State == TermState.Proposed)
        {
            LaoConfidence = words.Lo == Words.Lo ? LaoConfidence : by == Side.Laos ? Glossary.LaoConfidence.High : null;
            Put(words, note, content.IsHinted);
            ProposedBy = by;
            return;
        }

        (Proposal, ProposedBy) = (TermProposal.Change, by);
        (ProposedWords, ProposedNote, ProposedHinted) = (words, note, content.IsHinted);
    }

    /// <exception cref="RuleException"><see cref="Rules.TermClosed"/>, or <see cref="Rules.TermProposalOpen"/>: a new term is withdrawn or declined instead.</exception>
    public void ProposeRemoval(Side by)
    {
        RequireOpen();
        if (Proposal is not null)
        {
            throw new RuleException(Rules.TermProposalOpen);
        }

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
            Put(ProposedWords, ProposedNote, ProposedHinted!.Value);
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
        RequireProposal();
        if (by != ProposedBy)
        {
            throw new RuleException(Rules.TermOthersProposal);
        }

        Settle(State == TermState.Proposed ? TermState.Dropped : State);
    }

    /// <param name="others">The other terms of the group.</param>
    /// <exception cref="RuleException"><see cref="Rules.TermWordsTaken"/>: one that is proposed or agreed has these Vietnamese or Lao words.</exception>
    public void RequireUnlike(IEnumerable<Term> others)
    {
        var (words, _, _) = Standing;
        var (vi, lo) = (KeyOf(words.Vi), KeyOf(words.Lo));
        foreach (var other in others.Where(each => each.Id != Id && each.Group == Group && each.IsOpen))
        {
            if (other.ViKey == vi || other.LoKey == lo)
            {
                throw new RuleException(Rules.TermWordsTaken, null, (other.ViKey == vi ? words.Vi : words.Lo)!.Text, other.Words.Vi!.Text, other.Words.Lo!.Text);
            }
        }
    }

    /// <summary>The content that is proposed, or else in force.</summary>
    private (LocalizedText Words, LocalizedText Note, bool IsHinted) Standing =>
        Proposal == TermProposal.Change ? (ProposedWords, ProposedNote, ProposedHinted!.Value) : (Words, Note, IsHinted);

    private static LocalizedText WordsOf(TermContent content)
    {
        var missing = Languages.Official.Where(language => TextNormalizer.Normalize(content.Words[language]).Length == 0)
            .Select(language => new BrokenRule(Rules.Required, "Words", $"Term.{language}")).ToList();
        return missing.Count > 0
            ? throw new RuleException(missing)
            : Check.Text(LocalizedText.Of(Language.Vi, content.Words.Vi, content.Words.Lo, content.Words.En), "Term.Words", WordsMax);
    }

    private static LocalizedText NoteOf(TermContent content) => Check.Text(content.Note, "Term.Note", NoteMax);

    private static string KeyOf(Rendering? words) => Fingerprint.OfText(SearchKey.Exact(words!.Text));

    private void Put(LocalizedText words, LocalizedText note, bool isHinted) =>
        (Words, Note, IsHinted, ViKey, LoKey) = (words, note, isHinted, KeyOf(words.Vi), KeyOf(words.Lo));

    private void Settle(TermState state)
    {
        (State, Proposal, ProposedBy) = (state, null, null);
        (ProposedWords, ProposedNote, ProposedHinted) = (LocalizedText.Empty, LocalizedText.Empty, null);
    }

    private void RequireOpen()
    {
        if (!IsOpen)
        {
            throw new RuleException(Rules.TermClosed);
        }
    }

    private void RequireProposal()
    {
        if (Proposal is null)
        {
            throw new RuleException(Rules.TermNothingProposed);
        }
    }

    private void RequireAnswer(Side by)
    {
        RequireProposal();
        if (by == ProposedBy)
        {
            throw new RuleException(Rules.TermOwnProposal);
        }
    }
}
