using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Verification;

/// <summary>What anybody may know of a certificate by its code: what is printed on it, so that it can be compared with the paper in one's hand.</summary>
public static class FindCertificate
{
    /// <param name="Code">As <see cref="IssueCode.Read"/> gives it.</param>
    [AllowedTo(Role.System)]
    public sealed record Query(string Code) : IQuery<Found?>;

    /// <param name="Number">As in "TR1/N3".</param>
    /// <param name="Name">Null once it was deleted.</param>
    /// <param name="OtherName">In another script; null for none.</param>
    /// <param name="On">When it was given, UTC+7.</param>
    /// <param name="NamesDeletedOn">Null while names are kept.</param>
    public sealed record Found(string Code, string Number, LocalizedText Course, DateOnly Starts, DateOnly Ends, Side Side, string? Name, string? OtherName, DateOnly On, DateOnly? NamesDeletedOn)
    {
        /// <summary>A log of requests has no names.</summary>
        public override string ToString() => Number;
    }

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Query, Found?>
    {
        public Task<Found?> Handle(Query request, CancellationToken cancellationToken) => (
            from participant in db.CourseParticipants
            where participant.CertificateCode == request.Code
            join course in db.Courses on participant.CourseId equals course.Id
            select new Found(
                request.Code, course.Code + "/" + participant.Code, course.Title, course.Starts, course.Ends, participant.Side,
                course.NamesDeletedOn == null ? participant.Name : null, participant.OtherName, participant.CertifiedOn!.Value, course.NamesDeletedOn)).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
    }
}
