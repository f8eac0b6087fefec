using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>One course with its products.</summary>
public static class GetCourse
{
    [AllowedTo(Roles.CourseReaders)]
    public sealed record Query(string CourseCode) : IQuery<Model>;

    /// <param name="Owners">Names of the owners that this reader sees.</param>
    /// <param name="Contents">Of the memorandum, in the order of their codes.</param>
    /// <param name="IsOver">True from its last day on (UTC+7).</param>
    /// <param name="AcceptsFor">The side for which this user accepts products; null for those who accept none.</param>
    /// <param name="ReadsAllFiles">True where this user also reads files that are not accepted.</param>
    /// <param name="Attendance">How many take part, one for each side.</param>
    /// <param name="Evaluations">One for each round that has begun.</param>
    public sealed record Model(
        Course Course, IReadOnlyDictionary<Guid, LocalizedText> Owners, IReadOnlyList<CodeChoice> Contents, bool IsOver, Side? AcceptsFor, bool ReadsAllFiles,
        IReadOnlyList<SideCount> Attendance, IReadOnlyList<EvaluationSummary> Evaluations)
    {
        /// <summary>True where this user keeps the course.</summary>
        public bool MayWrite { get; init; }

        /// <summary>False where tasks are named without a link.</summary>
        public bool ReadsPlans { get; init; }

        /// <summary>Who keeps it for their side.</summary>
        public IReadOnlyList<CourseOrganiser> Organisers { get; init; } = [];

        /// <summary>Accounts of the reader's side that can be named as organisers; for secretaries.</summary>
        public IReadOnlyList<Person> Accounts { get; init; } = [];
    }

    /// <param name="Id">Of the account.</param>
    public sealed record Person(Guid Id, string Name);

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var course = await db.FindCourseAsync(request.CourseCode, cancellationToken);
            var named = course.Products.Select(each => each.OwnerId).OfType<Guid>().Distinct().ToList();
            var owners = await db.Owners.Where(each => named.Contains(each.Id)).Select(each => new { each.Id, each.Name }).ToDictionaryAsync(each => each.Id, each => each.Name, cancellationToken);
            var attendance = await db.CourseParticipants.Where(each => each.CourseId == course.Id).Select(each => new { each.Side, each.Attended }).ToListAsync(cancellationToken);
            var organisers = await db.CourseOrganisers.Where(each => each.CourseId == course.Id).OrderBy(each => each.Side).ThenBy(each => each.Id).ToListAsync(cancellationToken);
            var acceptsFor = context.User.Is(Role.Secretary) ? context.User.Side : null;
            return new Model(
                course, owners, await db.ContentChoicesAsync(cancellationToken, course.Contents), course.Ends <= clock.Today, acceptsFor, db.ReadsAllProducts,
                SideCount.Of(attendance.Select(each => (each.Side, each.Attended))), await EvaluationsAsync(course, attendance.Count(each => each.Attended), cancellationToken))
            {
                MayWrite = context.User.Is(Roles.CourseKeepers),
                ReadsPlans = context.User.Is(Roles.PlanReaders),
                Organisers = organisers,
                Accounts = acceptsFor is { } side ? await AccountsAsync(side, organisers.ConvertAll(each => each.AccountId), cancellationToken) : [],
            };
        }

        private async Task<IReadOnlyList<Person>> AccountsAsync(Side side, List<Guid> named, CancellationToken cancel) =>
            await db.Users.Where(each => each.Side == side && each.Role == Role.CourseOrganiser && !each.IsDisabled && !named.Contains(each.Id)).OrderBy(each => each.DisplayName)
                .Select(each => new Person(each.Id, each.DisplayName)).ToListAsync(cancel);

        private async Task<IReadOnlyList<EvaluationSummary>> EvaluationsAsync(Course course, int attended, CancellationToken cancel)
        {
            if (course.State != CourseState.Held)
            {
                return [];
            }

            var answers = (await db.CourseEvaluations.Where(each => each.CourseId == course.Id).ToListAsync(cancel)).ToLookup(each => each.Round);
            return
            [
                .. Enum.GetValues<EvaluationRound>().Where(round => course.BeginOf(round) <= clock.Today)
                    .Select(round => EvaluationSummary.Of(round, [.. answers[round]], attended, course.EndOf(round) < clock.Today)),
            ];
        }
    }
}
