using System.Reflection;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>A milestone as the task's form holds it.</summary>
public sealed record MilestoneForm : MilestoneValues<TextWords>
{
    private static readonly PropertyInfo[] Properties = [.. typeof(MilestoneForm).GetProperties().Where(each => each.CanWrite)];

    public MilestoneForm() => Type = MilestoneType.Deliver;

    public MilestoneForm(AgreedMilestone saved)
        : base(saved, TextWords.From(saved.Title))
    {
    }

    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; init; }

    /// <param name="before">The milestone as it is saved; null for a new one.</param>
    /// <param name="author">The language of whoever writes: the source of texts that are new.</param>
    public MilestoneContent ToContent(AgreedMilestone? before, Language author) =>
        new(this with { Code = Code.Trim() }, Title.ApplyTo(before?.Title ?? LocalizedText.Empty, author)) { Id = Id };

    /// <summary>This milestone rebased on what somebody else saved meanwhile, member by member, as <see cref="TaskForm.RebaseOn"/> does.</summary>
    public MilestoneForm RebaseOn(MilestoneForm theirs, MilestoneForm opened)
    {
        var merged = this with { };
        foreach (var property in Properties)
        {
            property.SetValue(merged, TaskForm.Mine(property.GetValue(this), property.GetValue(opened), property.GetValue(theirs)));
        }

        return merged;
    }
}
