using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.Domain.Library;

/// <content>What uses the document. Secretaries of both sides say so as equals once it is shared; before, its own side.</content>
public sealed partial class LibraryDocument
{
    public const int UsesMax = 200;

    private readonly List<DocumentUse> uses = [];

    /// <summary>In no certain order.</summary>
    public IReadOnlyList<DocumentUse> Uses => uses;

    /// <summary>The number of the use that was added last: no code is used again.</summary>
    public int LastUse { get; private set; }

    /// <summary>Said again it changes nothing.</summary>
    /// <exception cref="RuleException">It is a draft of the other side or was withdrawn, or too much uses it; nothing is changed.</exception>
    public void Use(Side by, DocumentUseLink link)
    {
        RequireSeen(by);
        RequireNotWithdrawn();
        if (uses.Exists(each => each.Link == link))
        {
            return;
        }

        if (uses.Count >= UsesMax)
        {
            throw new RuleException(Rules.DocumentUses, null, UsesMax);
        }

        uses.Add(new DocumentUse(Id, ++LastUse, link));
    }

    /// <exception cref="RuleException">It is a draft of the other side, or nothing of this code uses it.</exception>
    public void Unuse(Side by, string code)
    {
        RequireSeen(by);
        uses.Remove(uses.Find(each => each.Code == code) ?? throw new RuleException(Rules.NotFound, code));
    }

    private void RequireSeen(Side by)
    {
        if (by != Side && SharedAt is null)
        {
            throw new RuleException(Rules.NotFound);
        }
    }
}
