using LinkageWorkPlan.Web.Hosting;

namespace LinkageWorkPlan.Web.Features.Drafts;

public static class DraftServices
{
    public static IServiceCollection AddDrafts(this IServiceCollection services)
    {
        services.AddSettings<DraftOptions>(DraftOptions.Section, options => options.Problems());
        services.AddSingleton<DraftSweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<DraftSweeper>());
        return services;
    }
}
