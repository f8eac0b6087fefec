using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>The certificates of a course as they are printed, while the names are kept.</summary>
public static class GetCertificates
{
    [AllowedTo(Roles.CourseKeepers)]
    public sealed record Query(string CourseCode) : IQuery<Model>;

    /// <param name="CourseId">With <paramref name="Version"/>, what a print is known by.</param>
    public sealed record Model(Guid CourseId, int Version, CertificateBook Book);

    internal sealed class Handler(VisibleDb db, SiteAddress site) : IRequestHandler<Query, Model>
    {
        /// <exception cref="RuleException">There is no such course, no certificate of it, or the names were deleted.</exception>
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var course = await db.Courses.Include(each => each.Participants).AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(each => each.Code == request.CourseCode, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            if (course.NamesDeletedOn is not null)
            {
                throw new RuleException(Rules.ParticipantsDeleted, null, course.Code);
            }

            List<CertificateRow> rows =
            [
                .. from each in course.Participants
                   where each.CertificateCode is not null
                   orderby each.Side, each.Number
                   select new CertificateRow($"{course.Code}/{each.Code}", each.Side, each.Name, each.OtherName, each.CertificateCode!, site.VerificationOf(each.CertificateCode!), each.CertifiedOn!.Value),
            ];
            return rows.Count == 0 ? throw new RuleException(Rules.NotFound)
                : new Model(course.Id, course.Version, new CertificateBook(course.Code, course.Title, course.Place, course.Starts, course.Ends, rows));
        }
    }
}
