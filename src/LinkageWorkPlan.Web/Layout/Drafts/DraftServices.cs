using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Layout.Drafts;

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
