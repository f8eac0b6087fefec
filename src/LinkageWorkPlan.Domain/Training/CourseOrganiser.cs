namespace LinkageWorkPlan.Domain.Training;

/// <summary>An account that keeps one course for its side.</summary>
public sealed class CourseOrganiser
{
    public const int NameMax = 240;

    private CourseOrganiser()
    {
    }

    internal CourseOrganiser(Guid courseId, Guid account, string name, Side side)
    {
        Id = Guid.CreateVersion7();
        (CourseId, AccountId, Name, Side) = (courseId, account, name, side);
    }

    public Guid Id { get; private set; }
    public Guid CourseId { get; private set; }
    public Guid AccountId { get; private set; }

    /// <summary>The account's, when it was named.</summary>
    public string Name { get; private set; } = string.Empty;

    public Side Side { get; private set; }
}
