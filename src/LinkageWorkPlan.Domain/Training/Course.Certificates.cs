using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.Domain.Training;

/// <content>Certificates of those who attended a completed course. Each has a code by which anybody verifies it, also once the names are deleted.</content>
public sealed partial class Course
{
    /// <summary>Gives a certificate to everybody who attended and has none.</summary>
    /// <param name="today">UTC+7.</param>
    /// <returns>How many were given now.</returns>
    /// <exception cref="RuleException">It was called off or is not completed, the names were deleted, or nobody attended; nothing is changed.</exception>
    public int Certify(DateOnly today)
    {
        RequireNamesKept();
        if (!IsCompleted)
        {
            throw new RuleException(Rules.CourseNotCompleted, null, Code);
        }

        var attended = participants.FindAll(each => each.Attended);
        if (attended.Count == 0)
        {
            throw new RuleException(Rules.NobodyAttended, null, Code);
        }

        var without = attended.FindAll(each => each.CertificateCode is null);
        without.ForEach(each => each.Certify(today));
        return without.Count;
    }
}
