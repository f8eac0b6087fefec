using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Holidays;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Holidays;

/// <summary>A secretary writes down days off of their own side, or a weekend on which it works.</summary>
public static class AddHoliday
{
    /// <param name="Last">Included; null for one day.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(HolidayKind Kind, DateOnly? First, DateOnly? Last, TextWords Name) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.First).NotNull().WithErrorCode(Rules.Required);
            RuleFor(command => command.Name).Words(nameof(Holiday.Name), Holiday.NameMax, required: true);
        }
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (side, first) = (context.User.OwnSide, request.First!.Value);
            var holiday = new Holiday(side, request.Kind, first, request.Last ?? first, request.Name.ApplyTo(LocalizedText.Empty, context.User.Language));
            holiday.RequireFree(await db.Holidays.AsNoTracking().Where(each => each.Side == side).OrderBy(each => each.First).ToListAsync(cancellationToken));
            context.Ask(DateQuestions.OfHoliday(first, clock.Today));
            db.Holidays.Add(holiday);
            await db.SaveChangesAsync(cancellationToken);
            return holiday.Id;
        }
    }
}
