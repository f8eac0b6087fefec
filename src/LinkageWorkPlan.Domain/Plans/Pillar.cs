using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Plans;

/// <summary>A field of work under which a plan's tasks stand.</summary>
public sealed class Pillar
{
    public const int CodeMax = 4;
    public const int TitleMax = 200;

    private Pillar()
    {
    }

    internal Pillar(Guid planId, string code, LocalizedText title, int order)
    {
        Id = Guid.CreateVersion7();
        PlanId = planId;
        Code = Check.Code(code, nameof(Code), CodeMax);
        Order = order;
        Rename(title);
    }

    public Guid Id { get; private set; }
    public Guid PlanId { get; private set; }

    /// <summary>One to four characters, unique in the plan: the first part of its tasks' codes.</summary>
    public string Code { get; private set; } = string.Empty;

    public LocalizedText Title { get; private set; } = LocalizedText.Empty;

    /// <summary>Place in the plan, from 0.</summary>
    public int Order { get; private set; }

    internal void Place(int order) => Order = order;

    internal void Rename(LocalizedText title) => Title = Check.Text(title, nameof(Title), TitleMax, required: true);
}
