using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Plans;

/// <summary>A person or unit of either side that works on tasks. Accounts with the role "owner" act for one of these.</summary>
public sealed class Owner : IVersioned, ITranslatable
{
    public const int NameMax = 200;

    private Owner()
    {
    }

    public Owner(Side side, LocalizedText name)
    {
        Id = Guid.CreateVersion7();
        Side = side;
        Rename(name);
    }

    public Guid Id { get; private set; }
    public Side Side { get; private set; }
    public LocalizedText Name { get; private set; } = LocalizedText.Empty;

    /// <summary>False where it takes no new tasks; old ones keep it.</summary>
    public bool IsActive { get; private set; } = true;

    public int Version { get; private set; }

    public IEnumerable<TextPlace> Texts => [new(nameof(Name), Name, NameMax)];

    public void Rename(LocalizedText name) => Name = Check.Text(name, nameof(Name), NameMax, required: true);

    public void SetActive(bool active) => IsActive = active;

    public void SetText(string field, LocalizedText text) =>
        Rename(field == nameof(Name) ? text : throw new RuleException(Rules.NotFound, field));
}
