using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>Registers people of one side for a course, several at once.</summary>
public static class AddParticipants
{
    /// <param name="Names">As <see cref="ParticipantName.Read"/> takes them: a person a line.</param>
    [AllowedTo(Roles.CourseKeepers)]
    public sealed record Command(Guid CourseId, Side Side, string Names) : ICommand
    {
        /// <summary>Without the names: logs keep what is deleted here.</summary>
        public override string ToString() => $"{nameof(AddParticipants)} {CourseId} {Side}";
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var course = await db.WithParticipantsAsync(context.User, request.CourseId, null, cancellationToken);
            course.Register(request.Side, ParticipantName.Read(request.Names));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
