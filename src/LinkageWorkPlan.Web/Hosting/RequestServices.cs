using FluentValidation;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Amendments;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Meetings;
using LinkageWorkPlan.Web.Features.Pilots;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.Signing;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Files.Scanning;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;
using MediatR;

namespace LinkageWorkPlan.Web.Hosting;

/// <summary>MediatR 5.1 registered by hand: its registration package does not restore everywhere (docs/decisions/0002).</summary>
public static class RequestServices
{
    public static IServiceCollection AddRequests(this IServiceCollection services)
    {
        var assembly = typeof(RequestServices).Assembly;
        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped<RequestContext>();
        services.AddScoped<Conflicts>();
        services.AddScoped<VisibleDb>();
        services.AddScoped<RoundSubjects>();
        services.AddScoped<ISignables, SignablePlans>();
        services.AddScoped<ISignables, SignableAmendments>();
        services.AddScoped<ISignables, SignableReports>();
        services.AddScoped<ISignables, SignableMinutes>();
        services.AddScoped<ISignables, SignableSheets>();
        services.AddScoped<GridDrafts>();
        services.AddScoped<IAmendmentDrafts, AmendmentDrafts>();
        services.AddScoped<SigningProtocol>();
        services.AddScoped<SigningPasskeys>();
        services.AddScoped<SigningPower>();
        services.AddSingleton<RoundPaper>();
        services.AddSingleton<UnreadCounts>();
        services.AddSettings<PaceOptions>(PaceOptions.Section, options => options.Problems());
        services.AddSingleton<Pace>();
        services.AddSettings<ScannerOptions>(ScannerOptions.Section, options => options.Problems());
        services.AddSingleton<VirusScanner>();
        services.AddSingleton<Dispatcher>();
        services.AddSingleton<JobStart>();
        services.AddScoped<Sender>();
        services.AddHttpContextAccessor();
        services.AddSingleton<HandoverStore>();
        services.AddScoped<Handover>();
        services.AddScoped<Microsoft.AspNetCore.Components.Server.Circuits.CircuitHandler, HandoverCircuit>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(LoggingBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(BusyBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(SessionBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(PaceBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(CopyBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(AuthorizationBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ScanBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ConfirmationBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(TransactionBehaviour<,>));
        foreach (var type in assembly.GetTypes().Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (var handler in type.GetInterfaces().Where(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)))
            {
                services.AddTransient(handler, type);
            }

            if (type.IsAssignableTo(typeof(IPowerChange)))
            {
                services.AddTransient(typeof(IPowerChange), type);
            }
        }

        AssemblyScanner.FindValidatorsInAssembly(assembly, includeInternalTypes: true).ForEach(found => services.AddTransient(found.InterfaceType, found.ValidatorType));
        return services;
    }
}
