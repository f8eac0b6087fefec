using System.Linq.Expressions;
using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.Domain.Training;

/// <content>Organisers: accounts that keep this course for their side, and no other.</content>
public sealed partial class Course
{
    /// <summary>Of both sides together.</summary>
    public const int OrganisersMax = 10;

    private readonly List<CourseOrganiser> organisers = [];

    /// <summary>In the order in which they were named. Read only where they are asked for.</summary>
    public IReadOnlyList<CourseOrganiser> Organisers => organisers;

    /// <summary>The one rule of which courses an organiser reads and keeps.</summary>
    public static Expression<Func<Course, bool>> OrganisedBy(Guid account) => course => course.Organisers.Any(each => each.AccountId == account);

    /// <param name="side">Of the account.</param>
    /// <param name="namedBy">The side whose secretary names it.</param>
    /// <exception cref="RuleException">The course was called off, the account is of the other side or named already, or there are too many; nothing is changed.</exception>
    public void NameOrganiser(Guid account, string name, Side side, Side namedBy)
    {
        RequireNotCalledOff();
        if (side != namedBy)
        {
            throw new RuleException(Rules.OrganiserOtherSide);
        }

        if (organisers.Exists(each => each.AccountId == account))
        {
            throw new RuleException(Rules.OrganiserTwice, null, name);
        }

        if (organisers.Count >= OrganisersMax)
        {
            throw new RuleException(Rules.CourseOrganisers, null, OrganisersMax);
        }

        organisers.Add(new CourseOrganiser(Id, account, name, side));
    }

    /// <summary>In every state of the course: nobody keeps what they should no longer read.</summary>
    /// <param name="by">The side whose secretary withdraws it.</param>
    /// <exception cref="RuleException">There is no such organiser, or it is one of the other side.</exception>
    public void WithdrawOrganiser(Guid account, Side by)
    {
        var organiser = organisers.Find(each => each.AccountId == account) ?? throw new RuleException(Rules.NotFound);
        if (organiser.Side != by)
        {
            throw new RuleException(Rules.OrganiserOtherSide);
        }

        organisers.Remove(organiser);
    }
}
