using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>Begins a draft plan; its pillars and sectors may be taken over from an earlier one.</summary>
public static class CreatePlan
{
    /// <param name="PillarsFrom">The plan whose pillars and sectors are taken over; null for no pillars and the sectors of the memorandum.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(string Code, PlanKind Kind, TextWords Title, DateOnly? Start, DateOnly? End, Guid? PillarsFrom = null) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Code).Code(nameof(WorkPlan.Code), WorkPlan.CodeMax);
            RuleFor(command => command.Title).Words(nameof(WorkPlan.Title), WorkPlan.TitleMax, required: true);
            RuleFor(command => command.Start).Given(nameof(WorkPlan.PeriodStart));
            RuleFor(command => command.End).Given(nameof(WorkPlan.PeriodEnd));
            RuleFor(command => command).Custom((command, context) => PlanPeriod.Check(context, command.Start, command.End));
        }
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock, StartingSectors starting) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = new WorkPlan(request.Code, request.Kind, request.Title.ApplyTo(LocalizedText.Empty, context.User.Language), request.Start!.Value, request.End!.Value);
            if (await db.Plans.AnyAsync(each => each.Code == plan.Code, cancellationToken))
            {
                throw new RuleException(Rules.PlanCodeTaken, nameof(WorkPlan.Code), plan.Code);
            }

            var earlier = await db.Plans.AsNoTracking().Include(each => each.Pillars).SingleOrDefaultAsync(each => each.Id == request.PillarsFrom, cancellationToken);
            foreach (var pillar in earlier?.Pillars.OrderBy(pillar => pillar.Order) ?? Enumerable.Empty<Pillar>())
            {
                plan.AddPillar(pillar.Code, pillar.Title);
            }

            foreach (var sector in earlier is { Sectors.Count: > 0 } ? earlier.Sectors : starting.All)
            {
                plan.AddSector(sector.Code, sector.Title);
            }

            context.Ask([.. DateQuestions.OfPlan(plan.Kind, plan.PeriodStart, plan.PeriodEnd, clock.Today), .. DateQuestions.OfPlanCode(plan.Code, plan.PeriodStart, plan.PeriodEnd)]);
            db.Plans.Add(plan);
            await db.SaveChangesAsync(cancellationToken);
            return plan.Id;
        }
    }
}

internal static class PlanPeriod
{
    /// <summary>The last day is not before the first.</summary>
    public static void Check<T>(ValidationContext<T> context, DateOnly? start, DateOnly? end)
    {
        if (end < start)
        {
            context.Break(Rules.PlanPeriodOrder, nameof(WorkPlan.PeriodEnd), start!.Value, end!.Value);
        }
    }
}
