using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Plans;

/// <summary>All that may change of an owner, as an import keeps it.</summary>
/// <param name="Details">Null in what was kept before owners had any.</param>
public sealed record OwnerContent(LocalizedText Name, bool IsActive, bool IsConfirmed, LocalizedText ProposedName, OwnerDetails? Details = null);

public enum OwnerKind
{
    /// <summary>A department, office or other unit.</summary>
    Unit,
    Person,
}

/// <summary>What is known of an owner beside its name.</summary>
/// <param name="Contact">Where to reach it: an e-mail address, a telephone number or both. At most 200 text elements.</param>
/// <param name="HeadId">Of a unit: the person, an owner of the same side, who heads it.</param>
public sealed record OwnerDetails(OwnerKind Kind = OwnerKind.Unit, string? Contact = null, Guid? HeadId = null)
{
    /// <summary>What was changed here stays; what was not takes what somebody else saved meanwhile.</summary>
    /// <param name="opened">As they were when this was begun.</param>
    public OwnerDetails RebaseOn(OwnerDetails theirs, OwnerDetails opened) => new(
        Kind == opened.Kind ? theirs.Kind : Kind,
        Contact == opened.Contact ? theirs.Contact : Contact,
        HeadId == opened.HeadId ? theirs.HeadId : HeadId);
}

/// <summary>
/// A person or unit of either side that works on tasks. Accounts with the role "owner" act for one of these. It belongs to its side:
/// the other side proposes, and what it proposes holds once its own side agrees.
/// </summary>
public sealed class Owner : IVersioned, ITranslatable, IAudited
{
    public const int NameMax = 200;
    public const int ContactMax = 200;

    private Owner()
    {
    }

    /// <param name="by">The side of who adds it; null for the system. The other side's owner is proposed.</param>
    public Owner(Side side, LocalizedText name, Side? by = null)
    {
        Id = Guid.CreateVersion7();
        Side = side;
        IsConfirmed = by is null || by == side;
        Rename(name);
    }

    public Guid Id { get; private set; }
    public Side Side { get; private set; }
    public LocalizedText Name { get; private set; } = LocalizedText.Empty;

    /// <summary>False where it takes no new tasks; old ones keep it.</summary>
    public bool IsActive { get; private set; } = true;

    /// <summary>False for one that the other side added, until its own side agrees.</summary>
    public bool IsConfirmed { get; private set; } = true;

    /// <summary>The name that the other side proposes; empty where none is.</summary>
    public LocalizedText ProposedName { get; private set; } = LocalizedText.Empty;

    public OwnerKind Kind { get; private set; }

    /// <summary>Empty where none is known.</summary>
    public string Contact { get; private set; } = string.Empty;

    /// <summary>Of a unit: the person who heads it.</summary>
    public Guid? HeadId { get; private set; }

    public OwnerDetails Details => new(Kind, Contact, HeadId);

    public int Version { get; private set; }

    /// <summary>By which a file names it where a name alone would not: its side and the end of its id, as in "VN-1A2B3C4D".</summary>
    public string FileCode => $"{(Side == Side.Vietnam ? "VN" : "LA")}-{$"{Id:N}"[^8..].ToUpperInvariant()}";

    public AuditSubject ToSubject() => new(nameof(Owner), Id, string.Empty, Name, null);

    public IEnumerable<TextPlace> Texts => [new(nameof(Name), Name, NameMax)];

    /// <summary>A side changes its own owners; one that the other side added and nobody confirmed yet is changed by both.</summary>
    public bool MayBeChangedBy(Side side) => side == Side || !IsConfirmed;

    /// <exception cref="RuleException"><see cref="Rules.OwnerNotOwnSide"/>, or the name is missing or too long.</exception>
    public void Rename(LocalizedText name, Side by)
    {
        RequireChangedBy(by);
        Rename(name);
        (ProposedName, IsConfirmed) = (LocalizedText.Empty, IsConfirmed || by == Side);
    }

    /// <param name="head">Whom <see cref="OwnerDetails.HeadId"/> names; null where nobody is.</param>
    /// <param name="isHead">True where it heads a unit itself.</param>
    /// <exception cref="RuleException">
    /// <see cref="Rules.OwnerNotOwnSide"/>; <see cref="Rules.OwnerHeadUnfit"/> unless a unit is headed by a person of its side;
    /// <see cref="Rules.OwnerIsHead"/> where a head would become a unit; or the contact is too long.
    /// </exception>
    public void Describe(OwnerDetails details, Owner? head, bool isHead, Side by)
    {
        RequireChangedBy(by);
        if (isHead && details.Kind != OwnerKind.Person)
        {
            throw new RuleException(Rules.OwnerIsHead, nameof(Kind), Name);
        }

        if (details.HeadId is not null && details.HeadId != HeadId && details.Kind == OwnerKind.Unit && (head is not { Kind: OwnerKind.Person } || head.Side != Side))
        {
            throw new RuleException(Rules.OwnerHeadUnfit, "Head", Side);
        }

        Contact = string.IsNullOrWhiteSpace(details.Contact) ? string.Empty : Check.Text(details.Contact, nameof(Contact), ContactMax);
        (Kind, HeadId) = (details.Kind, details.Kind == OwnerKind.Unit ? details.HeadId : null);
    }

    /// <summary>The other side proposes a name. A later proposal takes the place of an earlier one.</summary>
    /// <exception cref="RuleException">Its own side changes it, or it is called so already.</exception>
    public void Propose(LocalizedText name, Side by)
    {
        if (by == Side)
        {
            throw new RuleException(Rules.OwnerIsOwnSide);
        }

        var proposed = Check.Text(name, nameof(Name), NameMax, required: true);
        ProposedName = proposed.SaysTheSame(Name) ? throw new RuleException(Rules.OwnerNameUnchanged, nameof(Name)) : proposed;
    }

    /// <summary>Its own side answers what the other one proposed: a name, or the owner itself.</summary>
    /// <exception cref="RuleException"><see cref="Rules.OwnerNotOwnSide"/> or <see cref="Rules.OwnerNothingProposed"/>.</exception>
    public void AnswerProposal(bool agrees, Side by)
    {
        if (by != Side)
        {
            throw new RuleException(Rules.OwnerNotOwnSide, null, Side);
        }

        if (ProposedName.IsEmpty && IsConfirmed)
        {
            throw new RuleException(Rules.OwnerNothingProposed);
        }

        if (agrees)
        {
            Name = ProposedName.IsEmpty ? Name : ProposedName;
            IsConfirmed = true;
        }

        ProposedName = LocalizedText.Empty;
    }

    /// <exception cref="RuleException"><see cref="Rules.OwnerNotOwnSide"/>.</exception>
    public void SetActive(bool active, Side by)
    {
        RequireChangedBy(by);
        IsActive = active;
    }

    public OwnerContent ToContent() => new(Name, IsActive, IsConfirmed, ProposedName, Details);

    /// <summary>Back to what it was before an import.</summary>
    /// <exception cref="RuleException"><see cref="Rules.OwnerNotOwnSide"/>.</exception>
    public void Restore(OwnerContent before, Side by)
    {
        RequireChangedBy(by);
        (Name, IsActive, IsConfirmed, ProposedName) = (before.Name, before.IsActive, before.IsConfirmed, before.ProposedName);
        if (before.Details is { } details)
        {
            (Kind, Contact, HeadId) = (details.Kind, details.Contact ?? string.Empty, details.HeadId);
        }
    }

    /// <summary>Before it is deleted: only what nothing uses can go.</summary>
    /// <exception cref="RuleException"><see cref="Rules.OwnerNotOwnSide"/> or <see cref="Rules.OwnerInUse"/>.</exception>
    public void RequireDeletable(bool isUsed, Side by)
    {
        RequireChangedBy(by);
        if (isUsed)
        {
            throw new RuleException(Rules.OwnerInUse, null, Name);
        }
    }

    public void SetText(string field, LocalizedText text) =>
        Rename(field == nameof(Name) ? text : throw new RuleException(Rules.NotFound, field));

    private void Rename(LocalizedText name) => Name = Check.Text(name, nameof(Name), NameMax, required: true);

    private void RequireChangedBy(Side by)
    {
        if (!MayBeChangedBy(by))
        {
            throw new RuleException(Rules.OwnerNotOwnSide, null, Side);
        }
    }
}
